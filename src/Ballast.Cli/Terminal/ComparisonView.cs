using Ballast.Core;
using Ballast.Reporting;

namespace Ballast.Cli;

/// <summary>Techniques side by side, and the verdict.</summary>
internal static class ComparisonView
{
    public static void Show(ReportContent content)
    {
        Screen.Table(
            ["technique", "macro-F1", "95 % interval", "to baseline", "bal. acc.", "MCC", "log-loss", "ECE", "time"],
            [.. content.Runs.Where(run => run.IsFinished).OrderByDescending(run => run.Scores!.MacroF1.Value).Select(Row)]);
        Screen.Paragraph(Verdict.Of(content).Sentence);
    }

    /// <summary>The same figures for programs: one object a technique, by the table's column names.</summary>
    public static object? ToJson(ReportContent? content)
    {
        if (content is null) return null;
        var table = new ComparisonTable(content);
        return table.Rows.Select(row => table.Columns.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second));
    }

    private static IReadOnlyList<string> Row(ReportRun run)
    {
        RunScores scores = run.Scores!;
        string difference = run.Difference is { } paired ? $"{SignedNumber.Of(paired.Value)} [{SignedNumber.Of(paired.Low)}, {SignedNumber.Of(paired.High)}]" : "";
        string time = run.Cost is { } cost && double.IsFinite(cost.TrainSeconds) ? Duration.Text(TimeSpan.FromSeconds(cost.TrainSeconds)) : "";
        return
        [
            run.Name, $"{scores.MacroF1.Value:0.000}", $"{scores.MacroF1.Low:0.000}–{scores.MacroF1.High:0.000}", difference, $"{scores.BalancedAccuracy.Value:0.000}",
            $"{scores.Mcc.Value:0.000}", $"{scores.LogLoss.Value:0.000}", $"{scores.Ece.Value:0.000}", time,
        ];
    }
}
