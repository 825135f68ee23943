namespace Ballast.Detection;

/// <summary>A place in a source, for findings.</summary>
/// <param name="File">The path relative to the dataset's root, with '/'.</param>
/// <param name="Line">The line, from 1; null where there are none.</param>
internal readonly record struct SourcePlace(string File, int? Line = null)
{
    internal DetectionFinding Finding(DetectionFindingKind kind, string detail) => new(File, Line, kind, detail);

    internal static IOrderedEnumerable<DetectionFinding> Ordered(IEnumerable<DetectionFinding> findings) =>
        findings.OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line ?? 0);
}
