using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Tables;

/// <summary>A table as a file has it: a missing value is NaN, a missing label −1.</summary>
internal sealed record ReadTable(ImmutableArray<TableColumn> Columns, Matrix<double> Features, int[] Labels, ClassNames Classes)
{
    /// <summary>One a feature column.</summary>
    public required IReadOnlyList<MissingCount> Missing { get; init; }

    public required MissingCount MissingLabels { get; init; }

    public ImmutableArray<string> Notes { get; init; } = [];
}
