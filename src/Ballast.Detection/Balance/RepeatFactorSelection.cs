using System.Collections.Immutable;
using Ballast.Resampling;

namespace Ballast.Detection;

/// <summary>Repeats by the rarest class of an image.</summary>
internal sealed record RepeatFactorSelection(double Threshold) : TrainingSelection
{
    internal override string MethodName => "volume_split_then_repeat_factors_train";

    internal override int[] Choose(SelectionPool pool)
    {
        ImmutableArray<int>[] labels = [.. Enumerable.Range(0, pool.Count).Select(pool.Labels)];
        int classes = 1 + labels.SelectMany(each => each).DefaultIfEmpty(-1).Max();
        ImmutableArray<double> factors = Resampling.RepeatFactors.OfImages(ImageClasses.FromObjects([.. labels], classes), new RepeatFactorRule { Threshold = Threshold });
        int[] copies = new int[pool.Count];
        long total = 0;
        for (int i = 0; i < pool.Count; i++)
        {
            // One draw an image, also where there is nothing to round, so that a class more changes no other image's draw.
            copies[i] = (int)factors[i] + (pool.Random.NextDouble() < factors[i] - Math.Floor(factors[i]) ? 1 : 0);
            total += copies[i];
        }

        return total <= SelectionPool.MostImages ? copies : throw SelectionPool.TooMany(total);
    }
}
