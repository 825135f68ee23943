using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Sorts a class into levels by its distance from the other classes and makes more new samples in the nearer ones.</summary>
/// <remarks>
/// <para>
/// ProWSyn (Barua, Islam and Murase 2013, doi:10.1007/978-3-642-37456-2_27, algorithm 1). Level 1 holds every sample of the class that is among the k nearest of some sample of
/// another class; level 2 those of what is left, and so on; the last level takes the rest. A sample of level l weighs e^(−θ (l − 1)), and gets its share of the new samples,
/// each on the line to another sample of its level, drawn at random, at a uniform step.
/// </para>
/// <para>
/// Departs from the paper: shares become whole numbers by largest remainder, so that the target is met exactly; a sample that is alone in its level is joined to the level before
/// (to the next one, if it is in the first); a class is set against all others where there are more than two.
/// </para>
/// <para>Cost: for each level but the last, a search of the neighbours that samples of other classes have in what is left of the class. Thread-safe.</para>
/// </remarks>
public sealed class ProWSyn : ISampler
{
    private readonly ProWSynOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public ProWSyn(ProWSynOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => "ProWSyn";

    /// <inheritdoc/>
    public SamplerKind Kind => SamplerKind.OverSampling;

    /// <summary>Plans the over-sampling: all samples in their order, then the synthetic ones class by class, level by level.</summary>
    /// <inheritdoc/>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new OverSamplingRun(Method, options).Plan(
            features,
            labels,
            classes,
            (plan, label, count, random) =>
            {
                ClassNeeds.Samples(plan.Scope, label, 2, Method);
                Add(plan, LevelsOf(features, plan.Scope, label), label, count, random);
            });

    /// <summary>Levels of at least two rows each, nearest first, with the number that weighs them.</summary>
    internal List<(int[] Rows, int Level)> LevelsOf<T>(Matrix<T> features, ClassScope scope, int label)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] others = ClassNeeds.Others(scope, label), left = scope.Rows[label];
        List<(int[] Rows, int Level)> levels = [];
        for (int level = 1; level < options.Levels && left.Length > 0; level++)
        {
            HashSet<int> near = Nearest(features, others, left);
            levels.Add(([.. left.Where(near.Contains)], level));
            left = [.. left.Where(row => !near.Contains(row))];
        }

        if (left.Length > 0) levels.Add((left, options.Levels));
        Join(levels);
        return levels;
    }

    private static void Join(List<(int[] Rows, int Level)> levels)
    {
        for (int i = levels.Count - 1; i >= 0 && levels.Count > 1; i--)
        {
            if (levels[i].Rows.Length > 1) continue;
            int into = i == 0 ? 1 : i - 1;
            int[] rows = [.. levels[into].Rows, .. levels[i].Rows];
            Array.Sort(rows);
            levels[into] = (rows, levels[into].Level);
            levels.RemoveAt(i);
        }
    }

    private HashSet<int> Nearest<T>(Matrix<T> features, int[] others, int[] left)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int neighbors = Math.Min(options.Neighbors, left.Length);
        if (neighbors == left.Length) return [.. left];
        NeighborTable table = Neighborhood.Among(features, others, left, neighbors, options);
        HashSet<int> near = [];
        for (int row = 0; row < others.Length; row++)
            foreach (int neighbor in table.Indices(row))
                near.Add(neighbor);
        return near;
    }

    private void Add(PlanBuilder plan, List<(int[] Rows, int Level)> levels, int label, int count, RandomState random)
    {
        // Relative to the first level, so that no decay makes all weights vanish.
        int first = levels[0].Level - 1;
        double sum = 0;
        foreach ((int[] rows, int level) in levels) sum += rows.Length * Weight(level - first);
        double[] weights = new double[plan.Scope.Rows[label].Length];
        int at = 0;
        foreach ((int[] rows, int level) in levels)
        {
            weights.AsSpan(at, rows.Length).Fill(Weight(level - first) / sum);
            at += rows.Length;
        }

        int[] shares = LargestRemainder.Share(count, weights);
        at = 0;
        foreach ((int[] rows, _) in levels)
        {
            for (int place = 0; place < rows.Length; place++)
                for (int i = shares[at + place]; i > 0; i--)
                    plan.Add(SampleOrigin.Synthetic(rows[place], rows[AnotherThan(place, rows.Length, random)], random.Uniform(0, 1)), label);
            at += rows.Length;
        }
    }

    private static int AnotherThan(int place, int count, RandomState random)
    {
        int drawn = (int)random.Integer(0, count - 1);
        return drawn < place ? drawn : drawn + 1;
    }

    private double Weight(int level) => Math.Exp(-options.Decay * (level - 1));
}
