using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The step that SMOTE and its family share: points between a sample of a class and one of its neighbours within the class.</summary>
internal static class Interpolation
{
    /// <summary>The neighbours of each row of a class among the rows of the class.</summary>
    public static NeighborTable WithinClass<T>(Matrix<T> features, int[] rows, int neighbors, NeighborRule rule)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        return NeighborSearch.WithoutSelf(
            new NeighborQuery<T>
            {
                Points = features,
                PointRows = rows,
                Queries = features,
                QueryRows = rows,
                Neighbors = neighbors,
                Workers = Environment.ProcessorCount,
            },
            rule);
    }

    /// <summary>SMOTE's draws for one class: all pairs of seed and neighbour equally likely, then all steps.</summary>
    public static void AddUniform(PlanBuilder plan, int label, NeighborTable neighbors, int count, uint seed)
    {
        int[] rows = plan.Scope.Rows[label];
        var random = new RandomState(seed);
        int[] pairs = random.Choice(rows.Length * neighbors.Neighbors, count);
        foreach (int pair in pairs)
        {
            (int row, int column) = Math.DivRem(pair, neighbors.Neighbors);
            plan.Add(SampleOrigin.Synthetic(rows[row], neighbors.Indices(row)[column], random.Uniform(0, 1)), label);
        }
    }

    /// <summary>The remedy for a class of one sample.</summary>
    public static void AddRepeats(PlanBuilder plan, int label, int count)
    {
        for (int i = 0; i < count; i++) plan.Add(SampleOrigin.Repeated(plan.Scope.Rows[label][0]), label);
    }

    public static void RequireRows<T>(Matrix<T> features, ReadOnlySpan<int> labels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (features.Rows != labels.Length) throw new ArgumentException($"There are {features.Rows} rows of features and {labels.Length} labels.", nameof(labels));
        FiniteFeatures.Require(features, "feature");
    }
}
