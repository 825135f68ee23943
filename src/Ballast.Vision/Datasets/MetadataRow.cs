namespace Ballast.Vision;

/// <summary>What <c>metadata.csv</c> says about one file.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="File">The file as listed, with '/'.</param>
/// <param name="ClassName">Its class; null when the cell is empty or there is no such column.</param>
/// <param name="Group">Its group; null when the cell is empty or there is no such column.</param>
internal sealed record MetadataRow(int Line, string File, string? ClassName, string? Group);
