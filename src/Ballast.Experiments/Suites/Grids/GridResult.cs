using System.Collections.Immutable;

namespace Ballast.Experiments;

/// <summary>A finished grid.</summary>
/// <param name="Cells">The cells with their results, in the order of running.</param>
/// <param name="ReportPath">The HTML file over all cells; that of the cell where there is one; null when no run succeeded.</param>
public sealed record GridResult(ImmutableArray<(SuiteCell Cell, SuiteResult Result)> Cells, string? ReportPath)
{
    /// <summary>The number of runs that failed.</summary>
    public int Failures => Cells.Sum(cell => cell.Result.Failures);
}
