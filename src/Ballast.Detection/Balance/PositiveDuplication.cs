namespace Ballast.Detection;

/// <summary>All images, those with objects as often as it takes.</summary>
internal sealed record PositiveDuplication(double NegativesPerPositive) : TrainingSelection
{
    internal override string MethodName => "volume_split_then_duplicate_positives_train";

    internal override double? Ratio => NegativesPerPositive;

    internal override int[] Choose(SelectionPool pool)
    {
        int[] copies = new int[pool.Count];
        Array.Fill(copies, 1);
        int[] positives = [.. Enumerable.Range(0, pool.Count).Where(pool.IsPositive)];
        if (positives.Length == 0) return copies;
        long wanted = (long)Math.Round((pool.Count - positives.Length) / NegativesPerPositive, MidpointRounding.AwayFromZero);
        if (wanted > SelectionPool.MostImages) throw SelectionPool.TooMany(wanted);
        if (wanted <= positives.Length) return copies;
        pool.Random.Shuffle<int>(positives);
        for (int i = 0; i < positives.Length; i++) copies[positives[i]] = (int)(wanted / positives.Length) + (i < wanted % positives.Length ? 1 : 0);
        return copies;
    }
}
