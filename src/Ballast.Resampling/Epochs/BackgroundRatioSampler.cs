using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>All images that show an object, and of the others R times as many, anew each epoch.</summary>
/// <remarks>
/// An epoch has all P positives and round(R · P) negatives, or all negatives where there are fewer: none is repeated. Negatives are dealt from a shuffled deck as in
/// <see cref="EpochUnderSampler"/>, so that all of them are used as soon as can be. Cost of an epoch: O(images). Thread-safe.
/// </remarks>
public sealed class BackgroundRatioSampler : IEpochSampler
{
    private readonly BackgroundRatioSamplerOptions options;
    private readonly int[] positives;
    private readonly Deck negatives;

    /// <summary>Takes the objects of each image; an image without any is a negative.</summary>
    /// <param name="classes">The classes of each image's objects.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="BallastException">No image shows an object.</exception>
    public BackgroundRatioSampler(ImageClasses classes, BackgroundRatioSamplerOptions options)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        Images = classes.Images;
        positives = [.. Enumerable.Range(0, Images).Where(image => !classes.Of(image).IsEmpty)];
        if (positives.Length == 0) throw new BallastException($"None of the {Images} images shows an object, so that there is nothing for background images to be in ratio to. Use another sampler.");
        negatives = new Deck([.. Enumerable.Range(0, Images).Where(image => classes.Of(image).IsEmpty)], options.Seed, 0);
        EpochNegatives = (int)Math.Min(negatives.Count, Math.Round(options.NegativesPerPositive * positives.Length, MidpointRounding.AwayFromZero));
    }

    /// <inheritdoc/>
    public int Images { get; }

    /// <summary>How many images with an object every epoch has: all.</summary>
    public int EpochPositives => positives.Length;

    /// <summary>How many images without an object every epoch has.</summary>
    public int EpochNegatives { get; }

    /// <inheritdoc/>
    public int[] Draw(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        int[] images = new int[positives.Length + EpochNegatives];
        positives.CopyTo(images, 0);
        negatives.DealHand(epoch, images.AsSpan(positives.Length));
        return EpochOrder.Shuffled(images, options.Seed, epoch);
    }
}
