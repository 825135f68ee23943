using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Repeats each image in an epoch as often as the rarest of its classes asks for; leaves out none.</summary>
/// <remarks>
/// The factors are those of <see cref="RepeatFactors"/>; an image without an object has the factor 1 and stays (Detectron2 #2139 dropped it, MMEngine #1048 gave it another image's
/// factor). The length of an epoch changes with the draws. Cost of an epoch: O(images + repeats). Thread-safe.
/// </remarks>
public sealed class RepeatFactorSampler : IEpochSampler
{
    private const ulong RoundingKey = 0xF2AC;

    private readonly RepeatFactorSamplerOptions options;

    /// <summary>Takes the classes of each image.</summary>
    /// <param name="classes">One class an image or the classes of its objects.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="BallastException">There are no images, or the factors ask for more than an epoch can hold.</exception>
    public RepeatFactorSampler(ImageClasses classes, RepeatFactorSamplerOptions options)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(options);
        if (classes.Images == 0) throw ClassDecks.NoImages();
        this.options = options;
        Factors = RepeatFactors.OfImages(classes, options.Rule);
        double most = Factors.Sum(Math.Ceiling);
        if (most > Array.MaxLength)
            throw new BallastException($"Repeat factors with the threshold {options.Rule.Threshold} ask for up to {most:0} images an epoch; at most {Array.MaxLength} are possible. Lower the threshold.");
    }

    /// <inheritdoc/>
    public int Images => Factors.Length;

    /// <summary>The repeat factor of each image, 1 or more: how often it comes in an epoch in expectation, unless fractions are rounded up.</summary>
    public ImmutableArray<double> Factors { get; }

    /// <inheritdoc/>
    public int[] Draw(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        int[] repeats = new int[Images];
        int length = 0;
        var random = new ItemRandom(options.Seed, RoundingKey, (ulong)epoch);
        for (int image = 0; image < repeats.Length; image++)
        {
            double factor = Factors[image];
            // One draw an image, also where there is nothing to round: a factor that changes changes no other image's draw.
            bool up = random.NextDouble() < factor - Math.Floor(factor);
            repeats[image] = options.Rounding == RepeatRounding.Up ? (int)Math.Ceiling(factor) : (int)factor + (up ? 1 : 0);
            length += repeats[image];
        }

        int[] images = new int[length];
        int at = 0;
        for (int image = 0; image < repeats.Length; image++)
        {
            images.AsSpan(at, repeats[image]).Fill(image);
            at += repeats[image];
        }

        return EpochOrder.Shuffled(images, options.Seed, epoch);
    }
}
