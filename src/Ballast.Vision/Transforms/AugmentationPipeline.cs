using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Vision;

/// <summary>Varies images by chance, step after step, and carries boxes and masks along.</summary>
/// <remarks>
/// <para>
/// Geometric steps that follow each other are one projective map and one pass: pixels are interpolated once, bilinearly, and nothing that leaves an intermediate frame is lost when a
/// later step brings it back. <see cref="ImageAugmentation.Hsv"/>, <see cref="ImageAugmentation.Brightness"/> and <see cref="ImageAugmentation.Saturation"/> treat every pixel by itself, so a geometric step behind
/// them goes first and shares the pass of the one before them; filled pixels then take part in the colour change. Tables of values that follow each other are one table.
/// </para>
/// <para>
/// A box becomes the box of what is still visible of its corners' quadrangle, or of its mask where it has one; masks take the nearest pixel. Every draw comes from the generator that
/// is handed in: equal seeds give equal pixels on every processor and with any number of threads. Immutable and thread-safe.
/// </para>
/// </remarks>
public sealed class AugmentationPipeline
{
    /// <summary>Takes the steps in their order.</summary>
    /// <param name="steps">What is done; may be empty.</param>
    /// <param name="options">What holds for all steps; default a grey of 114 and YOLOv5's rule for boxes.</param>
    public AugmentationPipeline(ImmutableArray<ImageAugmentation> steps, AugmentationPipelineOptions? options = null)
    {
        foreach (ImageAugmentation step in steps) ArgumentNullException.ThrowIfNull(step, nameof(steps));
        Steps = steps;
        Options = options ?? new AugmentationPipelineOptions();
        KeepsSize = steps.All(step => step is not (ImageAugmentation.RandomCrop { Size: CropSize.Window } or ImageAugmentation.ResizedCrop { WidthPixels: > 0 } or ImageAugmentation.ResizedCrop { HeightPixels: > 0 }));
    }

    /// <summary>What is done, in this order.</summary>
    public ImmutableArray<ImageAugmentation> Steps { get; }

    /// <summary>What holds for all steps.</summary>
    public AugmentationPipelineOptions Options { get; }

    /// <summary>Whether images of every size keep it.</summary>
    public bool KeepsSize { get; }

    /// <summary>Varies an image with its boxes and masks; the given one is not changed.</summary>
    /// <param name="image">The image.</param>
    /// <param name="random">The generator of this image; seed it by what the image is.</param>
    public LabeledImage Apply(LabeledImage image, ref ItemRandom random) => Apply(image, ref random, out _);

    /// <summary>Varies an image with its boxes and masks and tells which boxes are gone; the given one is not changed.</summary>
    /// <param name="image">The image. In its masks the value i + 1 is box i.</param>
    /// <param name="random">The generator of this image; seed it by what the image is.</param>
    /// <param name="dropped">The boxes that left the image or fell to <see cref="AugmentationPipelineOptions.Boxes"/>, as they were given; their mask pixels become background.</param>
    public LabeledImage Apply(LabeledImage image, ref ItemRandom random, out ImmutableArray<LabeledBox> dropped)
    {
        ArgumentNullException.ThrowIfNull(image);
        var labels = new LabelCarrier(image, Options);
        int width = image.Image.WidthPixels, height = image.Image.HeightPixels;
        byte[]? target = KeepsSize ? GC.AllocateUninitializedArray<byte>(image.Image.Pixels.Length) : null;
        var execution = new PipelineExecution(image.Image.Pixels, (width, height), Options.FillValue, labels, target);
        Run(ref execution, ref random);
        target ??= GC.AllocateUninitializedArray<byte>(3 * execution.Width * execution.Height);
        execution.Finish(target);
        return labels.Result(new RgbImage(execution.Width, execution.Height, target), out dropped);
    }

    /// <summary>Varies pixels into an image of the caller's; allocates nothing.</summary>
    /// <param name="source">The image; not changed.</param>
    /// <param name="target">Another image, which is overwritten.</param>
    /// <param name="random">The generator of this image; seed it by what the image is.</param>
    /// <exception cref="ArgumentException">The target has not the size that the steps give, or is the source.</exception>
    public void Apply(RgbImage source, RgbImage target, ref ItemRandom random)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        if (source.Pixels == target.Pixels) throw new ArgumentException("Source and target are the same image. Give another one, or apply the pipeline to its pixels in place.", nameof(target));
        var execution = new PipelineExecution(source.Pixels, (source.WidthPixels, source.HeightPixels), Options.FillValue, null, target.Pixels);
        Run(ref execution, ref random);
        if (execution.Width != target.WidthPixels || execution.Height != target.HeightPixels)
            throw new ArgumentException($"The steps give {execution.Width} x {execution.Height} pixels, but the target has {target.WidthPixels} x {target.HeightPixels}.", nameof(target));
        execution.Finish(target.Pixels);
    }

    /// <summary>Varies the pixels of a square image in place; allocates nothing.</summary>
    /// <param name="rgb">Red, green, blue, row after row: shape [size, size, 3].</param>
    /// <param name="size">The side, 1 or more.</param>
    /// <param name="random">The generator of this image; seed it by what the image is.</param>
    /// <exception cref="InvalidOperationException">A step changes the size of images.</exception>
    public void Apply(Span<byte> rgb, int size, ref ItemRandom random) => Apply(rgb, size, size, ref random);

    internal void Apply(Span<byte> rgb, int width, int height, ref ItemRandom random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (rgb.Length != 3 * width * height) throw new ArgumentException($"An image of {width} x {height} pixels has {3 * width * height} bytes, but {rgb.Length} were given.", nameof(rgb));
        if (!KeepsSize) throw new InvalidOperationException("A step of the pipeline changes the size of images, so it cannot be applied in place.");
        var execution = new PipelineExecution(rgb, (width, height), Options.FillValue);
        Run(ref execution, ref random);
        execution.Finish(rgb);
    }

    private void Run(ref PipelineExecution execution, ref ItemRandom random)
    {
        foreach (ImageAugmentation step in Steps)
            if (step.Probability >= 1 || random.NextDouble() < step.Probability)
                StepDraw.Add(step, ref execution, ref random);
    }
}
