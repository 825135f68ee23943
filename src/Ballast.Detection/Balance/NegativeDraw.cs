namespace Ballast.Detection;

/// <summary>All positives and a drawn part of the negatives.</summary>
internal sealed record NegativeDraw(double NegativesPerPositive, NegativeOrder Order) : TrainingSelection
{
    private const int Bins = 10;

    internal override double? Ratio => NegativesPerPositive;

    internal override string MethodName => Order switch
    {
        NegativeOrder.BySlicePosition => "volume_split_then_undersample_train_by_slice_position",
        NegativeOrder.NearPositives => "volume_split_then_undersample_train_nearest_negatives",
        _ => "volume_split_then_undersample_train",
    };

    internal override int[] Choose(SelectionPool pool)
    {
        int[] copies = new int[pool.Count];
        int[] negatives = [.. Enumerable.Range(0, pool.Count).Where(i => !pool.IsPositive(i))];
        int positives = pool.Count - negatives.Length;
        int wanted = (int)Math.Min(Math.Round(positives * NegativesPerPositive, MidpointRounding.AwayFromZero), negatives.Length);
        for (int i = 0; i < copies.Length; i++) copies[i] = pool.IsPositive(i) ? 1 : 0;
        if (positives * NegativesPerPositive > negatives.Length + 0.5)
            pool.Note($"Train has fewer no-tear ({negatives.Length:N0}) than asked for beside tear ({positives:N0}), keeping all train slices.");
        pool.Random.Shuffle<int>(negatives);
        foreach (int negative in Ordered(pool, negatives, wanted)) copies[negative] = 1;
        return copies;
    }

    private IEnumerable<int> Ordered(SelectionPool pool, int[] shuffled, int wanted) => Order switch
    {
        NegativeOrder.BySlicePosition => ByPosition(pool, shuffled, wanted),
        NegativeOrder.NearPositives => Nearest(pool, shuffled, wanted),
        _ => shuffled.Take(wanted),
    };

    private static IEnumerable<int> ByPosition(SelectionPool pool, int[] shuffled, int wanted)
    {
        if (wanted == 0) return [];
        double[] positions = pool.Positions();
        ILookup<int, int> bins = shuffled.ToLookup(i => Math.Min(Bins - 1, (int)(positions[i] * Bins)));
        int[] counts = [.. Enumerable.Range(0, Bins).Select(bin => bins[bin].Count())];
        int[] sizes = LargestRemainder(counts, wanted);
        return Enumerable.Range(0, Bins).SelectMany(bin => bins[bin].Take(sizes[bin]));
    }

    private static IEnumerable<int> Nearest(SelectionPool pool, int[] shuffled, int wanted)
    {
        int[] distances = pool.DistancesToPositives();
        // A stable sort: equally near negatives stay in their drawn order.
        return shuffled.OrderBy(i => distances[i]).Take(wanted);
    }

    private static int[] LargestRemainder(int[] counts, int wanted)
    {
        long total = counts.Sum(count => (long)count);
        int[] sizes = [.. counts.Select(count => (int)(count * (long)wanted / total))];
        int[] order = [.. Enumerable.Range(0, counts.Length).OrderByDescending(i => counts[i] * (long)wanted % total).ThenBy(i => i)];
        for (int i = 0, left = wanted - sizes.Sum(); i < left; i++) sizes[order[i]]++;
        return sizes;
    }
}
