using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The step that SMOTE and its family share: points between a sample of a class and one of its neighbours within the class.</summary>
internal static class Interpolation
{
    /// <summary>SMOTE's draws for one class: all pairs of seed and neighbour equally likely, then all steps.</summary>
    public static void AddUniform(PlanBuilder plan, int label, NeighborTable neighbors, int count, RandomState random) =>
        AddUniform(plan, label, new InterpolationSeeds(plan.Scope.Rows[label], neighbors), count, random);

    /// <summary>SMOTE's draws from some samples of a class.</summary>
    public static void AddUniform(PlanBuilder plan, int label, InterpolationSeeds seeds, int count, RandomState random)
    {
        int columns = seeds.Neighbors.Neighbors;
        foreach (int pair in random.Choice(seeds.Rows.Length * columns, count))
        {
            (int row, int column) = Math.DivRem(pair, columns);
            plan.Add(SampleOrigin.Synthetic(seeds.Rows[row], seeds.Neighbors.Indices(row)[column], seeds.LongestStep * random.Uniform(0, 1)), label);
        }
    }

    /// <summary>The remedy for a class of one sample.</summary>
    public static void AddRepeats(PlanBuilder plan, int label, int count)
    {
        for (int i = 0; i < count; i++) plan.Add(SampleOrigin.Repeated(plan.Scope.Rows[label][0]), label);
    }
}
