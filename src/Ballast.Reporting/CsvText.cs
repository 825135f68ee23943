using System.Globalization;

namespace Ballast.Reporting;

/// <summary>Cells of comma-separated values (RFC 4180).</summary>
internal static class CsvText
{
    /// <summary>Every digit; nothing for a number that is not known.</summary>
    internal static string Digits(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "";

    internal static string Cell(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    internal static string KindOf(ReportRunKind kind) => kind switch
    {
        ReportRunKind.Baseline => "baseline",
        ReportRunKind.Trained => "trained",
        ReportRunKind.Control => "control",
        _ => "on_baseline_predictions",
    };
}
