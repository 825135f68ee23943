using System.Collections.Immutable;

namespace Ballast.Vision;

/// <summary>One row of a table.</summary>
/// <param name="Line">The line it starts at, from 1.</param>
/// <param name="Cells">Its cells.</param>
internal readonly record struct CsvRow(int Line, ImmutableArray<string> Cells);
