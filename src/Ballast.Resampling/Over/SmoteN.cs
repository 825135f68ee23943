using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>SMOTE for tables with categories only.</summary>
/// <remarks>
/// <para>
/// SMOTE-N (Chawla, Bowyer, Hall and Kegelmeyer 2002, doi:10.1613/jair.953, section 6.2). Neighbours are those of the class by the <see cref="ValueDifferenceMetric"/> of the whole table. A new
/// sample has, in each column, the category that most of a sample and its k neighbours have, of equal ones the smallest. It is <see cref="SampleKind.Computed"/>: the plan holds its values.
/// One <see cref="RandomState"/> draws the samples to start from for all classes, in label order. The k + 1 nearest count, the sample itself or an exact copy among them; equal distances
/// are in row order.
/// </para>
/// <para>
/// Departs from imbalanced-learn (<see cref="Compatibility.ImbalancedLearn"/> restores it): each class goes on with the stream of draws instead of starting it again.
/// </para>
/// <para>
/// Cost: samples with equal categories are answered once, so distinct samples squared times columns at most; memory is one code a value and, a column, the differences of one category. Thread-safe.
/// </para>
/// </remarks>
public sealed class SmoteN : ISampler
{
    private readonly SmoteNOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public SmoteN(SmoteNOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => "SMOTEN";

    /// <inheritdoc/>
    public SamplerKind Kind => SamplerKind.OverSampling;

    /// <summary>Plans the over-sampling: all samples in their order, then the new ones class by class.</summary>
    /// <inheritdoc/>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (PlanBuilder plan, int[] add) = new OverSamplingRun(Method, options).Begin(features, labels, classes);
        plan.ExpectValues(add.Sum(), features.Columns);
        int[] columns = Neighborhood.AllRows(features.Columns);
        CategoryCodes categories = CategoryCodes.Collect(features, columns);
        Matrix<int> codes = categories.Encode(features, Neighborhood.AllRows(features.Rows), columns);
        ValueDifferenceMetric metric = ValueDifferenceMetric.Fit(new ValueDifferenceOptions { Categories = [.. categories.Sizes] }, codes, labels, classes);
        var draws = new ClassDraws(options);
        foreach (int label in plan.Scope.Present)
            if (add[label] > 0)
                AddTo(plan, (label, add[label]), (codes, categories, metric), draws.Next());
        return plan.Build();
    }

    private void AddTo(
        PlanBuilder plan, (int Label, int Wanted) growth, (Matrix<int> Codes, CategoryCodes Categories, ValueDifferenceMetric Metric) table, RandomState random)
    {
        (int label, int wanted) = growth;
        int neighbors = NeighborCount.For(label, options.Neighbors, options.SmallClass, plan, Method);
        if (neighbors == 0)
        {
            Interpolation.AddRepeats(plan, label, wanted);
            return;
        }

        int[] rows = plan.Scope.Rows[label], drawn = random.Choice(rows.Length, wanted);
        var profiles = CategoryProfiles.Of(table.Codes, rows);
        Matrix<int> typical = Typical(profiles, drawn, table.Metric, neighbors + 1);
        double[] point = new double[table.Codes.Columns];
        foreach (int place in drawn)
        {
            ReadOnlySpan<int> codes = typical.Row(profiles.Of(place));
            for (int column = 0; column < point.Length; column++) point[column] = table.Categories.Of(column)[codes[column]];
            plan.AddComputed(rows[place], point, label);
        }
    }

    /// <summary>The most usual categories near each profile that was drawn.</summary>
    /// <returns>[profiles, columns]</returns>
    private Matrix<int> Typical(CategoryProfiles profiles, int[] drawn, ValueDifferenceMetric metric, int nearest)
    {
        bool[] needed = new bool[profiles.Count];
        foreach (int place in drawn) needed[profiles.Of(place)] = true;
        int[] queries = [.. Enumerable.Range(0, profiles.Count).Where(profile => needed[profile])];
        var typical = new Matrix<int>(profiles.Count, metric.Columns);
        const int queriesAnItem = 16;
        ParallelWork.ForEach((queries.Length + queriesAnItem - 1) / queriesAnItem, options.Workers, item =>
        {
            var search = new ProfileSearch(profiles, metric, nearest);
            foreach (int query in queries.AsSpan(item * queriesAnItem, Math.Min(queriesAnItem, queries.Length - item * queriesAnItem)))
                search.MostUsual(query, typical.Row(query));
        });
        return typical;
    }
}
