using System.Collections.Immutable;

namespace Ballast.Core;

/// <summary>One row of a table.</summary>
/// <param name="Line">The line it starts at, from 1.</param>
/// <param name="Cells">Its cells.</param>
public readonly record struct CsvRow(int Line, ImmutableArray<string> Cells);
