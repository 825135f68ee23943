using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Progressively balanced: classes as often as they are in epoch 0, and all alike from epoch T on.</summary>
/// <remarks>
/// <para>
/// In epoch t a class has the share p(t) = (1 − t / T) · n / N + t / T · 1 / K, K being the classes that have images. The last of T epochs is t = T − 1. Counts and decks are
/// those of <see cref="PowerSampler"/>.
/// </para>
/// <para>Cost of an epoch: O(images + classes · epoch). Thread-safe. Kang et al. 2020, arXiv:1910.09217, section 3.</para>
/// </remarks>
public sealed class ProgressiveSampler : IEpochSampler
{
    private readonly ClassDecks decks;
    private readonly int epochs;
    private readonly ImmutableArray<double> byImages;
    private readonly ImmutableArray<double> byClasses;

    /// <summary>Takes the labels.</summary>
    /// <param name="labels">One label an image, each from 0 up to <paramref name="classes"/> − 1.</param>
    /// <param name="classes">The number of classes, those without images included.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="BallastException">There are no images.</exception>
    public ProgressiveSampler(ReadOnlySpan<int> labels, int classes, ProgressiveSamplerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        decks = new ClassDecks(labels, classes, options);
        Images = labels.Length;
        epochs = options.Epochs;
        byImages = ClassDecks.SharesOf(decks.Counts, _ => 1);
        byClasses = ClassDecks.SharesOf(decks.Counts, count => 1.0 / count);
    }

    /// <inheritdoc/>
    public int Images { get; }

    /// <summary>The share of an epoch that each class has in expectation, in label order; they sum to 1.</summary>
    /// <param name="epoch">The epoch t, from 0; beyond T it stays as at T.</param>
    public ImmutableArray<double> Shares(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        double progress = Math.Min(1, epoch / (double)epochs);
        return [.. byImages.Zip(byClasses, (image, alike) => (1 - progress) * image + progress * alike)];
    }

    /// <inheritdoc/>
    public int[] Draw(int epoch) => decks.Draw(epoch, Shares);
}
