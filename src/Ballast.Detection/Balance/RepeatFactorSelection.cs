namespace Ballast.Detection;

/// <summary>Repeats by the rarest class of an image.</summary>
internal sealed record RepeatFactorSelection(double Threshold) : TrainingSelection
{
    internal override string MethodName => "volume_split_then_repeat_factors_train";

    internal override int[] Choose(SelectionPool pool)
    {
        var holders = new Dictionary<int, int>();
        for (int i = 0; i < pool.Count; i++)
            foreach (int label in pool.Labels(i))
                holders[label] = holders.GetValueOrDefault(label) + 1;
        int[] copies = new int[pool.Count];
        long total = 0;
        for (int i = 0; i < pool.Count; i++)
        {
            double factor = 1;
            foreach (int label in pool.Labels(i)) factor = Math.Max(factor, Math.Sqrt(Threshold * pool.Count / holders[label]));
            // One draw an image, also where there is nothing to round, so that a class more changes no other image's draw.
            copies[i] = (int)factor + (pool.Random.NextDouble() < factor - Math.Floor(factor) ? 1 : 0);
            total += copies[i];
        }

        return total <= SelectionPool.MostImages ? copies : throw SelectionPool.TooMany(total);
    }
}
