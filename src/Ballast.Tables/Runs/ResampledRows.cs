using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Tables;

/// <summary>The rows of a resampled table, as a format's writer asks for them: which are copies of a row of the file, and the values of those that are not.</summary>
internal sealed class ResampledRows
{
    private readonly FeatureTable? table;
    private readonly int[] labelRows;
    private readonly bool[] rounded;

    /// <summary>Rows of a table of which only the labels were read.</summary>
    public ResampledRows(ResamplingPlan plan, LabelledRows rows)
        : this(plan, rows.Labels, rows.Classes)
    {
    }

    /// <summary>Rows of a table that was read; made values of some columns are rounded.</summary>
    public ResampledRows(ResamplingPlan plan, FeatureTable table, bool[] rounded)
        : this(plan, table.Labels.AsSpan(), table.Classes)
    {
        this.table = table;
        this.rounded = rounded;
    }

    private ResampledRows(ResamplingPlan plan, ReadOnlySpan<int> labels, ClassNames classes)
    {
        Plan = plan;
        Classes = classes;
        rounded = [];
        labelRows = new int[classes.Count];
        for (int row = labels.Length - 1; row >= 0; row--) labelRows[labels[row]] = row;
    }

    public ResamplingPlan Plan { get; }

    public ClassNames Classes { get; }

    public int Count => Plan.Samples.Length;

    /// <summary>The column of the labels in the file; −1 when they have a file of their own.</summary>
    public required int LabelColumn { get; init; }

    public ImmutableArray<TableColumn> FeatureColumns => table?.FeatureColumns ?? [];

    /// <summary>Whether a row is a row of the file, but for missing values that were filled in.</summary>
    public bool IsCopy(int row) => Plan.Samples[row].Kind is SampleKind.Original or SampleKind.Repeated;

    /// <summary>Whether values of a copy were filled in.</summary>
    public bool IsFilled(int row) => table is { Filled.Length: > 0 } && table.Filled[Plan.Samples[row].Base];

    public string ClassName(int row) => Classes[Plan.Labels[row]];

    /// <summary>The row of the file that a row copies or starts from.</summary>
    public int BaseInFile(int row) => InFile(Plan.Samples[row].Base);

    /// <summary>A row of the file that has a row's label.</summary>
    public int LabelInFile(int row) => IsCopy(row) ? BaseInFile(row) : InFile(labelRows[Plan.Labels[row]]);

    /// <summary>The row of the file that a row of the table is.</summary>
    public int InFile(int tableRow) => table is { SourceRows.Length: > 0 } ? table.SourceRows[tableRow] : tableRow;

    /// <summary>One value of a row.</summary>
    public double Value(int row, int feature)
    {
        SampleOrigin origin = Plan.Samples[row];
        if (IsCopy(row)) return table!.Features[origin.Base, feature];
        double value = Unrounded(origin, feature);
        return rounded.Length > 0 && rounded[feature] ? Math.Round(value, MidpointRounding.ToEven) : value;
    }

    private double Unrounded(SampleOrigin origin, int feature)
    {
        if (origin.ValueRow >= 0) return Plan.Values[origin.ValueRow, feature];
        double start = table!.Features[origin.Base, feature];
        return start + origin.Step * (table.Features[origin.Neighbor, feature] - start);
    }
}
