using System.Collections.Immutable;
using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>What a person should know before training on a resampled table.</summary>
/// <remarks>
/// Made samples are those whose values were not there before: synthetic and computed ones. An intruder is a made sample whose nearest real sample is of
/// another class: it lies where the other class lives (Hassanat and others 2022, arXiv:2202.03579). In tables of many more columns than a class has samples,
/// neighbours say little (Blagus and Lusa 2013, doi:10.1186/1471-2105-14-106). Cost: one nearest-neighbour search for at most 10,000 made samples,
/// and one pass over the table. Thread-safe.
/// </remarks>
public sealed record PlanAudit
{
    private const int MostSamplesSearched = 10_000, FewValues = 10, WideFactor = 5, ColumnsListed = 10;
    private const double ManyIntruders = 0.1;

    private PlanAudit()
    {
    }

    /// <summary>How many samples were made.</summary>
    public required int Made { get; init; }

    /// <summary>The share of made samples, 0 … 1, whose nearest real sample is of another class; estimated from 10,000 evenly spread ones where there are more.</summary>
    public required double IntruderShare { get; init; }

    /// <summary>Samples of growing classes that are exact copies of an earlier one of the table.</summary>
    public required int Duplicates { get; init; }

    /// <summary>The columns that hold whole numbers only, while some made sample has a value between them.</summary>
    public required ImmutableArray<int> WholeNumberColumns { get; init; }

    /// <summary>The columns of <see cref="WholeNumberColumns"/> with at most ten different values: they are likely categories.</summary>
    public required ImmutableArray<int> LikelyCategoricalColumns { get; init; }

    /// <summary>The growing classes that the table has more than five columns a sample for.</summary>
    public required ImmutableArray<int> WideClasses { get; init; }

    /// <summary>What there is to say about the made samples, the gravest first; often nothing.</summary>
    public ImmutableArray<string> SampleWarnings { get; private init; } = [];

    /// <summary>What there is to say about columns; often nothing.</summary>
    public ImmutableArray<string> ColumnWarnings { get; private init; } = [];

    /// <summary>All there is to say: about samples, then about columns.</summary>
    public ImmutableArray<string> Warnings => [.. SampleWarnings, .. ColumnWarnings];

    /// <summary>Looks at a plan and the table it was made for.</summary>
    /// <typeparam name="T">The type of a feature: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="plan">The plan.</param>
    /// <param name="features">The table that was resampled, samples × features; all finite.</param>
    /// <param name="labels">One label a row.</param>
    /// <param name="columnNames">The names of the columns, for the sentences; default their numbers.</param>
    /// <param name="classNames">The names of the classes, for the sentences; default their numbers.</param>
    /// <exception cref="ArgumentException">The table has another number of rows than the plan was made for.</exception>
    public static PlanAudit Of<T>(
        ResamplingPlan plan, Matrix<T> features, ReadOnlySpan<int> labels, IReadOnlyList<string>? columnNames = null, ClassNames? classNames = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (features.Rows != plan.Before.Total || labels.Length != features.Rows)
            throw new ArgumentException($"The plan was made for {plan.Before.Total} samples; there are {features.Rows} rows and {labels.Length} labels.", nameof(features));
        int[] made = [.. Enumerable.Range(0, plan.Samples.Length).Where(i => plan.Samples[i].Kind is SampleKind.Synthetic or SampleKind.Computed)];
        int[] growing = [.. made.Select(i => plan.Labels[i]).Distinct().Order()];
        int[] looked = [.. Enumerable.Range(0, Math.Min(made.Length, MostSamplesSearched)).Select(i => made[(int)((long)i * made.Length / Math.Min(made.Length, MostSamplesSearched))])];
        var samples = new Matrix<T>(looked.Length, features.Columns);
        for (int i = 0; i < looked.Length; i++) PlanFeatures.Write(plan, features, looked[i], samples.Row(i));
        ImmutableArray<int> whole = [.. Enumerable.Range(0, looked.Length == 0 ? 0 : features.Columns).Where(column => IsWhole(features, column) && !IsWhole(samples, column))];
        var audit = new PlanAudit
        {
            Made = made.Length,
            IntruderShare = looked.Length == 0 ? 0 : Intruders(features, labels, samples, [.. looked.Select(i => plan.Labels[i])]),
            Duplicates = growing.Length == 0 ? 0 : CopiesIn(features, labels, growing),
            WholeNumberColumns = whole,
            LikelyCategoricalColumns = [.. whole.Where(column => HasFewValues(features, column))],
            WideClasses = [.. growing.Where(label => features.Columns > (long)WideFactor * plan.Before[label])],
        };
        return audit with
        {
            SampleWarnings = [.. audit.AboutSamples(plan, features.Columns, classNames)],
            ColumnWarnings = [.. audit.AboutColumns(columnNames)],
        };
    }

    private static double Intruders<T>(Matrix<T> features, ReadOnlySpan<int> labels, Matrix<T> samples, int[] sampleLabels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NeighborTable nearest = new NearestNeighbors(new NearestNeighborsOptions { Neighbors = 1 }).Search(features, samples);
        int intruders = 0;
        for (int i = 0; i < sampleLabels.Length; i++)
            if (labels[nearest.Indices(i)[0]] != sampleLabels[i])
                intruders++;
        return (double)intruders / sampleLabels.Length;
    }

    private static int CopiesIn<T>(Matrix<T> features, ReadOnlySpan<int> labels, int[] growing)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var seen = new HashSet<RowKey<T>>();
        int copies = 0;
        for (int row = 0; row < features.Rows; row++)
            if (Array.BinarySearch(growing, labels[row]) >= 0 && !seen.Add(new RowKey<T>(features, row, labels[row])))
                copies++;
        return copies;
    }

    private static bool IsWhole<T>(Matrix<T> table, int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = 0; row < table.Rows; row++)
            if (!T.IsInteger(table.Row(row)[column]))
                return false;
        return true;
    }

    private static bool HasFewValues<T>(Matrix<T> features, int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var values = new HashSet<T>();
        for (int row = 0; row < features.Rows; row++)
        {
            values.Add(features.Row(row)[column]);
            if (values.Count > FewValues) return false;
        }

        return true;
    }

    private IEnumerable<string> AboutSamples(ResamplingPlan plan, int columns, ClassNames? classNames)
    {
        if (IntruderShare > ManyIntruders)
            yield return $"The nearest real sample of {IntruderShare:P0} of the made samples is of another class: they may teach the wrong thing. Compare with class weights.";
        foreach (int label in WideClasses)
            yield return $"{ClassScope.Describe(label, classNames)} has {plan.Before[label]} samples for {columns} columns: neighbours say little there. Select or reduce columns first.";
        if (Duplicates > 0)
            yield return $"{(Duplicates == 1 ? "1 sample" : $"{Duplicates} samples")} of the classes that grow repeat{(Duplicates == 1 ? "s" : "")} another exactly. Remove copies first if they are not real.";
    }

    private IEnumerable<string> AboutColumns(IReadOnlyList<string>? names)
    {
        if (!LikelyCategoricalColumns.IsEmpty)
            yield return $"{Columns(LikelyCategoricalColumns, names)} at most ten different whole numbers, likely categories; made samples have values between them. Use SMOTENC and name them.";
        ImmutableArray<int> others = WholeNumberColumns.RemoveRange(LikelyCategoricalColumns);
        if (!others.IsEmpty) yield return $"{Columns(others, names)} whole numbers only, but made samples have values between them. Round them if they are counts.";
    }

    private static string Columns(ImmutableArray<int> columns, IReadOnlyList<string>? names)
    {
        string listed = string.Join(", ", columns.Take(ColumnsListed).Select(column => names is null ? $"{column}" : $"'{names[column]}'"));
        if (columns.Length == 1) return $"Column {listed} holds";
        return $"Columns {listed}{(columns.Length > ColumnsListed ? $" and {columns.Length - ColumnsListed} more" : "")} hold";
    }
}
