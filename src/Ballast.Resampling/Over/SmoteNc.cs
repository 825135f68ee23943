using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>SMOTE for tables with numbers and categories.</summary>
/// <remarks>
/// <para>
/// SMOTE-NC (Chawla, Bowyer, Hall and Kegelmeyer 2002, doi:10.1613/jair.953, section 6.1). Neighbours are those of the class by the squared distance of the numbers plus m² for each category
/// that differs, m the median over the columns of numbers of their standard deviation in the class. Numbers of a new sample lie between a sample and one of its k neighbours, as in
/// SMOTE; each category is the one that most of the k neighbours have, of equal ones one drawn at random. New samples are <see cref="SampleKind.Computed"/> from base, neighbour and step:
/// the plan holds their values. One <see cref="RandomState"/> draws for all classes, in label order.
/// </para>
/// <para>
/// Departs from imbalanced-learn (<see cref="Compatibility.ImbalancedLearn"/> restores all): each class, and the draw among equal categories, goes on with the stream of draws instead of
/// starting it again; only categories that are equal are drawn, by their number of votes, where the peer shuffles all winners and compares sums with a tolerance; a sample is kept from
/// being its own neighbour by its index. Departs from the paper: base samples are drawn, not visited in turn.
/// </para>
/// <para>Cost: for each class that grows, its samples squared times columns; memory is one packed copy of the class, whatever the number of categories. Thread-safe.</para>
/// </remarks>
public sealed class SmoteNc : ISampler
{
    private readonly SmoteNcOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public SmoteNc(SmoteNcOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => "SMOTENC";

    /// <inheritdoc/>
    public SamplerKind Kind => SamplerKind.OverSampling;

    /// <summary>Plans the over-sampling: all samples in their order, then the new ones class by class.</summary>
    /// <inheritdoc/>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        FiniteFeatures.RequireSamples(features, labels);
        int[] numbers = NumberColumns(features.Columns);
        var scope = new ClassScope(labels, classes, options);
        int[] add = options.Target.ToGenerate(scope);
        var plan = new PlanBuilder(Method, scope, options.Seed);
        plan.WarnOfGrowthPastLargest(add);
        plan.AddOriginals(labels, add);
        plan.ExpectValues(add.Sum(), features.Columns);
        CategoryCodes categories = CategoryCodes.Collect(features, options.CategoricalColumns.AsSpan());
        var draws = new ClassDraws(options);
        foreach (int label in scope.Present)
            if (add[label] > 0)
                AddTo(plan, features, (label, add[label]), (numbers, categories), draws.Next());
        return plan.Build();
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private int[] NumberColumns(int columns)
    {
        foreach (int column in options.CategoricalColumns)
            if (column >= columns)
                throw new BallastException($"CategoricalColumns names column {column}, but the table has columns 0 … {columns - 1}.");
        int[] numbers = [.. Enumerable.Range(0, columns).Where(column => !options.CategoricalColumns.Contains(column))];
        return numbers.Length > 0
            ? numbers
            : throw new BallastException("CategoricalColumns names all columns, but SMOTENC needs at least one column of numbers. Use SMOTEN for categories only.");
    }

    private void AddTo<T>(
        PlanBuilder plan, Matrix<T> features, (int Label, int Wanted) growth, (int[] Numbers, CategoryCodes Categories) columns, RandomState random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (int label, int wanted) = growth;
        int neighbors = NeighborCount.For(label, options.Neighbors, options.SmallClass, plan, Method);
        if (neighbors == 0)
        {
            Interpolation.AddRepeats(plan, label, wanted);
            return;
        }

        int[] rows = plan.Scope.Rows[label];
        double[] variances = ColumnSpread.Variances(features, rows);
        double median = Median([.. columns.Numbers.Select(column => Math.Sqrt(variances[column]))]);
        Matrix<int> codes = columns.Categories.Encode(features, rows, options.CategoricalColumns.AsSpan());
        NeighborTable table = Neighbors(MixedPoints.Pack(features, rows, columns.Numbers, (codes, median * median)), neighbors);
        int[] pairs = random.Choice(rows.Length * neighbors, wanted), seeds = [.. pairs.Select(pair => pair / neighbors)];
        double[] steps = new double[wanted];
        for (int i = 0; i < wanted; i++) steps[i] = random.Uniform(0, 1);
        if (options.Compatibility == Compatibility.ImbalancedLearn) random = new RandomState(options.Seed);
        var vote = new CategoryVote(codes, table, options.Compatibility) { Weight = median == 0 ? 1 : median / Math.Sqrt(2) };
        int[][] elected = [.. columns.Categories.Sizes.Select((size, column) => vote.Elect(seeds, column, size, random))];
        double[] point = new double[features.Columns];
        for (int i = 0; i < wanted; i++)
        {
            int from = rows[seeds[i]], to = rows[table.Indices(seeds[i])[pairs[i] % neighbors]];
            foreach (int column in columns.Numbers)
            {
                double start = double.CreateTruncating(features[from, column]);
                point[column] = start + steps[i] * (double.CreateTruncating(features[to, column]) - start);
            }

            for (int place = 0; place < elected.Length; place++) point[options.CategoricalColumns[place]] = columns.Categories.Of(place)[elected[place][i]];
            plan.AddComputed((from, to, steps[i]), point, label);
        }
    }

    /// <summary>The neighbours within the class, as places among its rows.</summary>
    private NeighborTable Neighbors(MixedPoints points, int neighbors)
    {
        if (options.Compatibility == Compatibility.None) return points.Search(neighbors, SelfNeighbor.Excluded, options.Workers);
        return points.Search(neighbors + 1, SelfNeighbor.Included, options.Workers).WithoutNearest();
    }
}
