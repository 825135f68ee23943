using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Draws each image with a weight inverse to the effective number of images of its class: (1 − β) / (1 − βⁿ).</summary>
/// <remarks>
/// <para>
/// The weights are probabilities of a draw with replacement: a class of n images has a share p ∝ n · (1 − β) / (1 − βⁿ). Counts and decks are those of <see cref="PowerSampler"/>:
/// floor or ceiling of p · images, exact in expectation, every image of a class once before any comes again. Classes without images take no share.
/// </para>
/// <para>Cost of an epoch: O(images + classes · epoch). Thread-safe. The rule "Resample" of Cao et al. 2019, arXiv:1906.07413; the number is that of Cui et al. 2019, doi:10.1109/CVPR.2019.00949.</para>
/// </remarks>
public sealed class EffectiveNumberSampler : IEpochSampler
{
    private readonly ClassDecks decks;

    /// <summary>Takes the labels.</summary>
    /// <param name="labels">One label an image, each from 0 up to <paramref name="classes"/> − 1.</param>
    /// <param name="classes">The number of classes, those without images included.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="BallastException">There are no images.</exception>
    public EffectiveNumberSampler(ReadOnlySpan<int> labels, int classes, EffectiveNumberSamplerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        decks = new ClassDecks(labels, classes, options);
        Images = labels.Length;
        Shares = ClassDecks.SharesOf(decks.Counts, count => (1 - options.Beta) / (1 - Math.Pow(options.Beta, count)));
    }

    /// <inheritdoc/>
    public int Images { get; }

    /// <summary>The share of an epoch that each class has in expectation, in label order; they sum to 1.</summary>
    public ImmutableArray<double> Shares { get; }

    /// <inheritdoc/>
    public int[] Draw(int epoch) => decks.Draw(epoch, _ => Shares);
}
