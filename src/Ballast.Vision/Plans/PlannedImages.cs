using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Vision;

/// <summary>The images that a balancing plan asks for: originals and copies as they are, synthetic ones interpolated, augmented ones transformed.</summary>
/// <remarks>
/// Made images are computed when they are read, from the pixels of the store, and are the same every time. A synthetic image is round(base + step · (neighbour −
/// base)) for each value; an augmented one is seeded by the plan's seed, the base and the version. Safe to read from several threads.
/// </remarks>
public sealed class PlannedImages : IImageSource
{
    private readonly ImageStore store;
    private readonly ImmutableArray<int> part;
    private readonly AugmentationSettings offline;

    /// <summary>Joins a plan with the pixels it is about.</summary>
    /// <param name="store">The pixels of the whole dataset.</param>
    /// <param name="part">Which images of the store the plan was made for, in its order: the plan's index i is image <c>part[i]</c> of the store.</param>
    /// <param name="plan">What the part becomes.</param>
    /// <param name="offline">The settings of augmented images; null takes <see cref="AugmentationSettings.Combined"/>.</param>
    /// <exception cref="ArgumentException">The plan points outside the part, or the part outside the store.</exception>
    public PlannedImages(ImageStore store, ImmutableArray<int> part, ResamplingPlan plan, AugmentationSettings? offline = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(plan);
        foreach (int image in part)
            if ((uint)image >= (uint)store.Paths.Length)
                throw new ArgumentException($"The part names image {image}, but the store has {store.Paths.Length}.", nameof(part));
        foreach (SampleOrigin origin in plan.Samples)
            if (origin.Base >= part.Length || origin.Neighbor >= part.Length)
                throw new ArgumentException($"The plan names image {Math.Max(origin.Base, origin.Neighbor)}, but the part has {part.Length}.", nameof(plan));
        this.store = store;
        this.part = part;
        this.offline = offline ?? AugmentationSettings.Combined;
        Plan = plan;
    }

    /// <summary>What the part becomes.</summary>
    public ResamplingPlan Plan { get; }

    /// <inheritdoc/>
    public int Count => Plan.Samples.Length;

    /// <inheritdoc/>
    public int SizePixels => store.SizePixels;

    /// <inheritdoc/>
    public int LabelOf(int index) => Plan.Labels[index];

    /// <summary>The file that an image is, repeats, starts from or transforms.</summary>
    /// <param name="index">The image, from 0.</param>
    public string BasePathOf(int index) => store.Paths[part[Plan.Samples[index].Base]];

    /// <summary>The file that a synthetic image moves towards; null when it is not synthetic.</summary>
    /// <param name="index">The image, from 0.</param>
    public string? NeighborPathOf(int index) => Plan.Samples[index] is { Kind: SampleKind.Synthetic } origin ? store.Paths[part[origin.Neighbor]] : null;

    /// <inheritdoc/>
    /// <exception cref="BallastException">A file cannot be read any more.</exception>
    public void Read(int index, Span<byte> rgb)
    {
        SampleOrigin origin = Plan.Samples[index];
        store.Read(part[origin.Base], rgb);
        if (origin.Kind == SampleKind.Synthetic)
        {
            Span<byte> neighbor = Scratch.Bytes(rgb.Length);
            store.Read(part[origin.Neighbor], neighbor);
            Interpolation.Move(rgb, neighbor, origin.Step);
        }
        else if (origin.Kind == SampleKind.Augmented)
        {
            TransformOf(origin).Apply(rgb, SizePixels, Scratch.OtherBytes(rgb.Length));
        }
    }

    /// <summary>The image at the full size of its base file, for a file or a report; the neighbour of a synthetic image is resized to it.</summary>
    /// <param name="index">The image, from 0.</param>
    /// <exception cref="BallastException">A file cannot be read any more.</exception>
    public RgbImage Render(int index)
    {
        SampleOrigin origin = Plan.Samples[index];
        RgbImage image = ImageFile.ReadRgb(BasePathOf(index));
        if (origin.Kind == SampleKind.Synthetic)
        {
            RgbImage neighbor = ImageFile.ReadRgb(store.Paths[part[origin.Neighbor]]).Resize(image.WidthPixels, image.HeightPixels);
            Interpolation.Move(image.Pixels, neighbor.Pixels, origin.Step);
        }
        else if (origin.Kind == SampleKind.Augmented)
        {
            TransformOf(origin).Apply(image.Pixels, image.WidthPixels, new byte[image.Pixels.Length]);
        }

        return image;
    }

    private DrawnTransform TransformOf(SampleOrigin origin) => OfflineTransform.Drawn(offline, Plan.Seed, origin.Base, origin.Version);
}
