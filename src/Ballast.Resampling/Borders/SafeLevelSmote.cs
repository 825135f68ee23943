using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Makes new samples between a sample and a neighbour of any class, nearer to the one that has more of the class around it.</summary>
/// <remarks>
/// <para>
/// Safe-Level-SMOTE (Bunkhumpornpat, Sinapiromsaran and Lursinsap 2009, doi:10.1007/978-3-642-01307-2_43, section 3). The safe level of a place is how many of its
/// nearest neighbours, in the whole table, are of the class. With p the sample, n the neighbour and r = level(p) / level(n), the step from p to n is uniform in
/// [0, 1] where r = 1, in [0, 1 / r] where r > 1, in [1 − r, 1] where r &lt; 1. Where only level(n) is 0, p is repeated; where both are 0, nothing is made.
/// </para>
/// <para>
/// Departs from the paper: pairs of sample and neighbour are drawn, all usable ones equally likely, until the target is met exactly, instead of one a sample; there is
/// one step for all features, so that the new sample lies on the line, instead of one a feature; a class is set against all others.
/// </para>
/// <para>Cost: an exact neighbour search in the whole table for the class and for those of its neighbours that are not in it. Thread-safe.</para>
/// </remarks>
public sealed class SafeLevelSmote : ISampler
{
    private readonly SafeLevelSmoteOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public SafeLevelSmote(SafeLevelSmoteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => "Safe-Level-SMOTE";

    /// <inheritdoc/>
    public SamplerKind Kind => SamplerKind.OverSampling;

    /// <summary>Plans the over-sampling: all samples in their order, then the new ones class by class.</summary>
    /// <inheritdoc/>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new OverSamplingRun(Method, options).Plan(
            features,
            labels,
            classes,
            (plan, label, count, random) => Add(plan, features, label, count, random));

    private static SampleOrigin Between(int sample, int neighbor, (int Sample, int Neighbor) level, RandomState random)
    {
        if (level.Neighbor == 0) return SampleOrigin.Repeated(sample);
        double ratio = (double)level.Sample / level.Neighbor, draw = random.NextDouble();
        double step = ratio > 1 ? draw / ratio : 1 - ratio + draw * ratio;
        return SampleOrigin.Synthetic(sample, neighbor, step);
    }

    private void Add<T>(PlanBuilder plan, Matrix<T> features, int label, int count, RandomState random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ClassNeeds.Neighbors(plan.Scope, options.Neighbors, Method);
        int[] rows = plan.Scope.Rows[label];
        bool[] inClass = ClassNeeds.Membership(plan.Scope, label);
        NeighborTable table = Neighborhood.Among(features, rows, Neighborhood.AllRows(features.Rows), options.Neighbors, options);
        int[] levels = Levels(features, table, rows, inClass);
        List<int> usable = [];
        for (int pair = 0; pair < rows.Length * options.Neighbors; pair++)
        {
            (int row, int column) = Math.DivRem(pair, options.Neighbors);
            if (levels[rows[row]] > 0 || levels[table.Indices(row)[column]] > 0) usable.Add(pair);
        }

        if (usable.Count == 0)
            throw new BallastException(
                $"{plan.Scope.NameOf(label)} has no safe place for {Method}: no sample and no neighbor of one has a neighbor of the class. Use SMOTE or raise Neighbors (now {options.Neighbors}).");
        foreach (int drawn in random.Choice(usable.Count, count))
        {
            (int row, int column) = Math.DivRem(usable[drawn], options.Neighbors);
            int neighbor = table.Indices(row)[column];
            plan.Add(Between(rows[row], neighbor, (levels[rows[row]], levels[neighbor]), random), label);
        }
    }

    /// <summary>The safe level of each row of the class and of each of their neighbours; that of other rows is not computed.</summary>
    private int[] Levels<T>(Matrix<T> features, NeighborTable table, int[] rows, bool[] inClass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] levels = new int[features.Rows];
        bool[] asked = new bool[features.Rows];
        for (int row = 0; row < rows.Length; row++)
        {
            levels[rows[row]] = LevelOf(table.Indices(row), inClass);
            foreach (int neighbor in table.Indices(row)) asked[neighbor] |= !inClass[neighbor];
        }

        int[] others = Neighborhood.AllRows(features.Rows).Where(row => asked[row]).ToArray();
        if (others.Length == 0) return levels;
        NeighborTable around = Neighborhood.Among(features, others, Neighborhood.AllRows(features.Rows), options.Neighbors, options);
        for (int row = 0; row < others.Length; row++) levels[others[row]] = LevelOf(around.Indices(row), inClass);
        return levels;
    }

    private static int LevelOf(ReadOnlySpan<int> neighbors, bool[] inClass)
    {
        int level = 0;
        foreach (int neighbor in neighbors)
            if (inClass[neighbor])
                level++;
        return level;
    }
}
