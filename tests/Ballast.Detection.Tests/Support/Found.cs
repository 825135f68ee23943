namespace Ballast.Detection.Tests;

/// <summary>Findings as text that a test can compare.</summary>
internal static class Found
{
    internal static string[] Lines(IEnumerable<DetectionFinding> findings) =>
        [.. findings.Select(finding => $"{finding.File}{(finding.Line is { } line ? ":" + line : "")} {finding.Kind} {finding.Detail}")];

    internal static Dictionary<DetectionFindingKind, int> Counts(IEnumerable<DetectionFinding> findings) => findings.CountBy(finding => finding.Kind).ToDictionary();

    internal static string Boxes(DetectionImage image) =>
        string.Join("; ", image.Annotations.Select(annotation => FormattableString.Invariant($"{annotation.Label} {annotation.Box.X:0.###} {annotation.Box.Y:0.###} {annotation.Box.Width:0.###} {annotation.Box.Height:0.###}")));
}
