using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Under-samples anew each epoch: all images of the rarest class, and another subset of each larger one.</summary>
/// <remarks>
/// A larger class gives m = min(n, ⌈ratio · smallest⌉) images an epoch. They are dealt from a shuffled deck, so that all n have been used after ⌈n / m⌉ epochs, the
/// fewest in which that can be; then it is shuffled again. Where m does not divide n, the last hand is filled up from the beginning of the deck: no image comes twice in an
/// epoch, and all come equally often in expectation. Classes without images are left out. Cost of an epoch: O(images). Thread-safe.
/// </remarks>
public sealed class EpochUnderSampler : IEpochSampler
{
    private readonly Deck[] decks;
    private readonly uint seed;
    private readonly int length;

    /// <summary>Takes the labels.</summary>
    /// <param name="labels">One label an image, each from 0 up to <paramref name="classes"/> − 1.</param>
    /// <param name="classes">The number of classes, those without images included.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="BallastException">There are no images.</exception>
    public EpochUnderSampler(ReadOnlySpan<int> labels, int classes, EpochUnderSamplerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (labels.IsEmpty) throw ClassDecks.NoImages();
        Images = labels.Length;
        seed = options.Seed;
        var counts = ClassCounts.Of(labels, classes);
        decks = [.. ClassDecks.MembersOf(labels, counts).Select((members, label) => new Deck(members, options.Seed, label))];
        double most = Math.Ceiling(options.Ratio * counts.Smallest);
        EpochCounts = [.. counts.Counts.Select(count => (int)Math.Min(count, most))];
        length = EpochCounts.Sum();
    }

    /// <inheritdoc/>
    public int Images { get; }

    /// <summary>How many images of each class every epoch has, in label order.</summary>
    public ImmutableArray<int> EpochCounts { get; }

    /// <inheritdoc/>
    public int[] Draw(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        int[] images = new int[length];
        int at = 0;
        for (int label = 0; label < decks.Length; label++)
        {
            decks[label].DealHand(epoch, images.AsSpan(at, EpochCounts[label]));
            at += EpochCounts[label];
        }

        return EpochOrder.Shuffled(images, seed, epoch);
    }
}
