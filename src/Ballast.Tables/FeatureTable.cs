using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Tables;

/// <summary>A table of samples: features as numbers, one label a row, and what the columns are called.</summary>
public sealed class FeatureTable
{
    /// <summary>Takes the parts of a table.</summary>
    /// <param name="columns">All columns in their order, at most one of them the labels.</param>
    /// <param name="features">Samples × columns without the labels: numbers, and codes of categories. Not copied.</param>
    /// <param name="labels">One label a row.</param>
    /// <param name="classes">The names of the classes.</param>
    /// <exception cref="ArgumentException">Columns, features and labels do not belong together.</exception>
    public FeatureTable(ImmutableArray<TableColumn> columns, Matrix<double> features, ImmutableArray<int> labels, ClassNames classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        Columns = columns;
        FeatureColumns = [.. columns.Where(column => column.Kind != ColumnKind.Label)];
        if (columns.Length - FeatureColumns.Length > 1) throw new ArgumentException("Two columns are labels.", nameof(columns));
        if (FeatureColumns.Length != features.Columns)
            throw new ArgumentException($"{FeatureColumns.Length} feature columns are named, but the features have {features.Columns}.", nameof(features));
        if (features.Rows != labels.Length) throw new ArgumentException($"There are {features.Rows} rows of features and {labels.Length} labels.", nameof(labels));
        Features = features;
        Labels = labels;
        Classes = classes;
    }

    /// <summary>All columns in the order of the file, the labels among them unless they are in a file of their own.</summary>
    public ImmutableArray<TableColumn> Columns { get; }

    /// <summary>The columns of <see cref="Features"/>.</summary>
    public ImmutableArray<TableColumn> FeatureColumns { get; }

    /// <summary>Samples × features. A category is its code, the place of its name in <see cref="TableColumn.Categories"/>.</summary>
    public Matrix<double> Features { get; }

    /// <summary>The label of each row.</summary>
    public ImmutableArray<int> Labels { get; }

    /// <summary>The names of the classes.</summary>
    public ClassNames Classes { get; }

    /// <summary>What a reader should know: the label column that was taken, values that were filled in.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The row of the file that each row is; empty when they are the same.</summary>
    internal int[] SourceRows { get; init; } = [];

    /// <summary>Whether a value of each row was filled in; empty when none was.</summary>
    internal bool[] Filled { get; init; } = [];

    /// <summary>The rows of the file that were left out because values are missing, each with its label; −1 where that is missing.</summary>
    internal ImmutableArray<(int Row, int Label)> Dropped { get; init; } = [];

    /// <summary>The table that a plan makes of this one.</summary>
    /// <param name="plan">A plan made for these rows.</param>
    /// <exception cref="ArgumentException">The plan was made for another number of rows.</exception>
    public FeatureTable Apply(ResamplingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new FeatureTable(Columns, PlanFeatures.Apply(plan, Features), plan.Labels, Classes);
    }
}
