using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Draws each class with a share p ∝ n^q of its count n: class-aware at q = 0, by the square root at 0.5, as it is at 1.</summary>
/// <remarks>
/// <para>
/// In an epoch each class comes floor or ceiling of p · images times and exactly p · images times in expectation: departs from a draw for each image, whose counts scatter.
/// The images of a class are taken from a shuffled deck that goes on from epoch to epoch: every image of it is used once before any comes again. Classes without images take
/// no share.
/// </para>
/// <para>Cost of an epoch: O(images + classes · epoch). Thread-safe. Kang et al. 2020, "Decoupling representation and classifier", arXiv:1910.09217, section 3.</para>
/// </remarks>
public sealed class PowerSampler : IEpochSampler
{
    private readonly ClassDecks decks;

    /// <summary>Takes the labels.</summary>
    /// <param name="labels">One label an image, each from 0 up to <paramref name="classes"/> − 1.</param>
    /// <param name="classes">The number of classes, those without images included.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="BallastException">There are no images.</exception>
    public PowerSampler(ReadOnlySpan<int> labels, int classes, PowerSamplerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        decks = new ClassDecks(labels, classes, options);
        Images = labels.Length;
        // Relative to the largest count, so that no power is out of range.
        double largest = decks.Counts.Largest;
        Shares = ClassDecks.SharesOf(decks.Counts, count => Math.Pow(count / largest, options.Exponent) / count);
    }

    /// <inheritdoc/>
    public int Images { get; }

    /// <summary>The share of an epoch that each class has in expectation, in label order; they sum to 1.</summary>
    public ImmutableArray<double> Shares { get; }

    /// <inheritdoc/>
    public int[] Draw(int epoch) => decks.Draw(epoch, _ => Shares);
}
