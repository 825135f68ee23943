using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Draws epochs by the shares that a rule gives the classes: so many of each class, taken from its deck.</summary>
/// <remarks>
/// The counts of an epoch are a systematic sample: one uniform number places a comb over the row of shares, so that a class comes floor or ceiling of share · images times,
/// and exactly share · images times in expectation. Decks go on from epoch to epoch; where they stand is summed from the counts of the epochs before, classes · epochs steps.
/// </remarks>
internal sealed class ClassDecks
{
    private const ulong CountKey = 0xC0117;

    private readonly Deck[] decks;
    private readonly uint seed;
    private readonly int length;

    public ClassDecks(ReadOnlySpan<int> labels, int classes, RepeatedDrawOptions options)
    {
        if (labels.IsEmpty) throw NoImages();
        Counts = ClassCounts.Of(labels, classes);
        seed = options.Seed;
        length = options.EpochImages ?? labels.Length;
        decks = [.. MembersOf(labels, Counts).Select((members, label) => new Deck(members, seed, label))];
    }

    public ClassCounts Counts { get; }

    public static BallastException NoImages() => new("There are no images to draw epochs from. A part of the dataset is empty: use more images or another split.");

    /// <summary>The images of each class, in order.</summary>
    public static int[][] MembersOf(ReadOnlySpan<int> labels, ClassCounts counts)
    {
        int[][] members = [.. counts.Counts.Select(count => new int[count])];
        int[] filled = new int[members.Length];
        for (int image = 0; image < labels.Length; image++) members[labels[image]][filled[labels[image]]++] = image;
        return members;
    }

    /// <summary>Scales what a rule gives an image of each class to shares of the draws; classes without images take none.</summary>
    public static ImmutableArray<double> SharesOf(ClassCounts counts, Func<int, double> weightOfImage)
    {
        double[] shares = [.. counts.Counts.Select(count => count == 0 ? 0 : count * weightOfImage(count))];
        double sum = shares.Sum();
        return [.. shares.Select(share => share / sum)];
    }

    /// <summary>The images of an epoch, when each epoch has the shares that a function tells.</summary>
    public int[] Draw(int epoch, Func<int, ImmutableArray<double>> sharesOf)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        long[] places = new long[decks.Length], counts = new long[decks.Length];
        for (int before = 0; before < epoch; before++) AddCounts(before, sharesOf(before).AsSpan(), places);
        AddCounts(epoch, sharesOf(epoch).AsSpan(), counts);
        int[] images = new int[length];
        int at = 0;
        for (int label = 0; label < decks.Length; label++)
        {
            if (counts[label] == 0) continue;
            decks[label].Deal(places[label], images.AsSpan(at, (int)counts[label]));
            at += (int)counts[label];
        }

        return EpochOrder.Shuffled(images, seed, epoch);
    }

    private void AddCounts(int epoch, ReadOnlySpan<double> shares, Span<long> counts)
    {
        double offset = new ItemRandom(seed, CountKey, (ulong)epoch).NextDouble(), sum = 0;
        // Sums of shares round: what they leave of the epoch belongs to the last class that has any.
        int last = shares.LastIndexOfAnyExcept(0.0);
        long marked = 0;
        for (int label = 0; label <= last; label++)
        {
            sum += shares[label];
            long mark = label == last ? length : Math.Min(length, (long)Math.Floor(sum * length + offset));
            counts[label] += mark - marked;
            marked = mark;
        }
    }
}
