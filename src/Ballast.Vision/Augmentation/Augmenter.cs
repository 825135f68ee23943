using Ballast.Core;

namespace Ballast.Vision;

/// <summary>Varies square images by chance: flip, rotation, brightness, contrast, saturation, in this order, or the pipeline of all steps where there are further ones.</summary>
/// <remarks>
/// Without further steps every step is torchvision's: rotation about the centre takes the nearest pixel and fills with black; colour factors are uniform in [max(0, 1 − x), 1 + x]. Departs
/// from torchvision's ColorJitter in that the three colour steps keep one order instead of a drawn one. Immutable and thread-safe; a call allocates nothing.
/// </remarks>
public sealed class Augmenter
{
    private readonly AugmentationPipeline? pipeline;

    /// <summary>Creates an augmenter for images of one size.</summary>
    /// <param name="settings">What is varied, and how far.</param>
    /// <param name="sizePixels">The side of the images, 1 or more.</param>
    /// <exception cref="BallastException">A step changes the size of images.</exception>
    public Augmenter(AugmentationSettings settings, int sizePixels)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(sizePixels, 1);
        if (settings.Steps.Length > 0)
        {
            pipeline = settings.ToPipeline();
            if (!pipeline.KeepsSize)
                throw new BallastException("The augmentation changes the size of images, which a batch cannot. Set random_crop.keep_size to true, and leave width and height of resized_crop out.");
        }

        Settings = settings;
        SizePixels = sizePixels;
    }

    /// <summary>What is varied, and how far.</summary>
    public AugmentationSettings Settings { get; }

    /// <summary>The side of the images.</summary>
    public int SizePixels { get; }

    /// <summary>Varies one image in place.</summary>
    /// <param name="rgb">Red, green, blue, row after row: shape [size, size, 3].</param>
    /// <param name="random">The generator of this image; seed it by what the image is (seed, epoch, index), so that results do not depend on threads.</param>
    public void Apply(Span<byte> rgb, ref ItemRandom random)
    {
        if (rgb.Length != 3 * SizePixels * SizePixels)
            throw new ArgumentException($"An image of {SizePixels} x {SizePixels} pixels has {3 * SizePixels * SizePixels} bytes, but {rgb.Length} were given.", nameof(rgb));
        if (pipeline is not null) pipeline.Apply(rgb, SizePixels, ref random);
        else Draw(Settings, ref random).Apply(rgb, SizePixels, Scratch.OtherBytes(rgb.Length));
    }

    /// <summary>Draws the transform of one image; steps that are off draw nothing.</summary>
    internal static ImageTransform Draw(AugmentationSettings settings, ref ItemRandom random) => new(
        settings.HorizontalFlip > 0 && random.NextDouble() < settings.HorizontalFlip,
        DrawAngle(settings, ref random),
        DrawFactor(settings.Brightness, ref random),
        DrawFactor(settings.Contrast, ref random),
        DrawFactor(settings.Saturation, ref random));

    internal static double DrawAngle(AugmentationSettings settings, ref ItemRandom random) =>
        settings.RotationDegrees > 0 ? random.NextUniform(-settings.RotationDegrees, settings.RotationDegrees) : 0;

    internal static double DrawFactor(double reach, ref ItemRandom random) => reach > 0 ? random.NextUniform(Math.Max(0, 1 - reach), 1 + reach) : 1;
}
