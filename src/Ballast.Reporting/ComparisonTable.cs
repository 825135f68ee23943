using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Ballast.Metrics;

namespace Ballast.Reporting;

/// <summary>The runs of a report as one plain table: a row a run, best macro-F1 first, failed runs last.</summary>
/// <remarks>Immutable. Markdown and plain text are rounded for people; CSV has every digit and a column a number for programs.</remarks>
public sealed class ComparisonTable
{
    private static readonly ImmutableArray<string> Headings =
        ["Technique", "Macro-F1 (95 % interval)", "Difference (95 % interval)", "p (Holm)", "Balanced accuracy", "Accuracy", "MCC", "Log-loss", "ECE", "Time", "Peak memory", "Training images"];

    private readonly ReportView view;

    /// <summary>Prepares the table.</summary>
    /// <param name="content">The report.</param>
    /// <exception cref="ArgumentException">Two runs have one name, there are two baselines, or an array of a run does not fit the classes.</exception>
    public ComparisonTable(ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        ReportCheck.Throw(content);
        view = new ReportView(content);
        Rows = [.. view.Finished.Select(Row), .. view.Failed.Select(FailedRow)];
    }

    /// <summary>The headings, one a column.</summary>
    public ImmutableArray<string> Columns => Headings;

    /// <summary>The cells as people read them; each row is as long as <see cref="Columns"/>.</summary>
    public ImmutableArray<ImmutableArray<string>> Rows { get; }

    /// <summary>A Markdown table, the technique at the left and numbers at the right.</summary>
    public string ToMarkdown()
    {
        StringBuilder text = new();
        Line(Headings);
        text.Append("|---|").Insert(text.Length, "---:|", Headings.Length - 1).Append('\n');
        foreach (ImmutableArray<string> row in Rows) Line(row);
        return text.ToString();

        void Line(ImmutableArray<string> cells) => text.Append("| ").AppendJoin(" | ", cells.Select(MarkdownCell)).Append(" |\n");
    }

    /// <summary>Columns aligned with spaces, for a terminal or a log.</summary>
    public string ToText()
    {
        int[] widths = [.. Headings.Select((heading, column) => Math.Max(heading.Length, Rows.Select(row => row[column].Length).DefaultIfEmpty().Max()))];
        StringBuilder text = new();
        foreach (ImmutableArray<string> row in Rows.Insert(0, Headings))
            text.AppendJoin("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))).Append('\n');
        return text.ToString();
    }

    /// <summary>Comma-separated values (RFC 4180) with every digit; unknown numbers are empty.</summary>
    public string ToCsv()
    {
        StringBuilder text = new();
        text.Append(
            "name,technique,loss,group,kind,seeds,status,macro_f1,macro_f1_low,macro_f1_high,difference,difference_low,difference_high,p_value,p_value_holm,"
            + "balanced_accuracy,accuracy,mcc,log_loss,ece,train_seconds,peak_memory_bytes,training_samples,control,difference_to_control,difference_to_control_low,difference_to_control_high,"
            + "macro_f1_sd,recall_many,recall_medium,recall_few,sampler,mixing,adjust\r\n");
        foreach (ReportRun run in view.Finished.AddRange(view.Failed)) text.AppendJoin(',', CsvCells(run)).Append("\r\n");
        return text.ToString();
    }

    private ImmutableArray<string> Row(ReportRun run)
    {
        RunScores scores = run.Scores!;
        RunComparison? comparison = view.Verdict.For(run);
        string difference = comparison is null
            ? run.Kind switch { ReportRunKind.Baseline => "reference", ReportRunKind.Control => "control", _ => Figures.Missing }
            : $"{Figures.Signed(comparison.Difference.Value)} ({Figures.Signed(comparison.Difference.Low)} to {Figures.Signed(comparison.Difference.High)})";
        string interval = scores.MacroF1.HasInterval ? $" ({Figures.Score(scores.MacroF1.Low)} to {Figures.Score(scores.MacroF1.High)})" : "";
        return
        [
            run.Name,
            Figures.Score(scores.MacroF1.Value) + interval,
            difference,
            comparison is null ? Figures.Missing : Figures.PValue(comparison.AdjustedPValue).Replace("p = ", "", StringComparison.Ordinal).Replace("p ", "", StringComparison.Ordinal),
            .. Values(scores).Select(Figures.Score),
            Figures.Seconds(run.Cost?.TrainSeconds ?? double.NaN),
            Figures.Bytes(run.Cost?.PeakMemoryBytes ?? 0),
            run.Cost is { TrainingSamples: > 0 } cost ? Figures.Count(cost.TrainingSamples) : Figures.Missing,
        ];
    }

    private static ImmutableArray<string> FailedRow(ReportRun run) => [run.Name, "failed", .. Enumerable.Repeat(Figures.Missing, Headings.Length - 2)];

    private static IEnumerable<double> Values(RunScores scores) =>
        [scores.BalancedAccuracy.Value, scores.Accuracy.Value, scores.Mcc.Value, scores.LogLoss.Value, scores.Ece.Value];

    private IEnumerable<string> CsvCells(ReportRun run)
    {
        BaselineDifference? difference = run.Difference;
        IEnumerable<double> scores = run.Scores is { } found
            ? [found.MacroF1.Value, found.MacroF1.Low, found.MacroF1.High]
            : [double.NaN, double.NaN, double.NaN];
        IEnumerable<double> differences = difference is null
            ? [double.NaN, double.NaN, double.NaN, double.NaN]
            : [difference.Value, difference.Low, difference.High, difference.PValue];
        return
        [
            CsvText.Cell(run.Name), CsvText.Cell(run.Technique), CsvText.Cell(run.Loss), CsvText.Cell(run.Group),
            CsvText.KindOf(run.Kind),
            string.Join(' ', run.Seeds),
            run.IsFinished ? "success" : "failed",
            .. scores.Concat(differences).Append(view.Verdict.For(run)?.AdjustedPValue ?? double.NaN).Select(CsvText.Digits),
            .. (run.Scores is { } all ? Values(all) : Enumerable.Repeat(double.NaN, 5)).Select(CsvText.Digits),
            CsvText.Digits(run.Cost?.TrainSeconds ?? double.NaN),
            run.Cost is { PeakMemoryBytes: > 0 } memory ? memory.PeakMemoryBytes.ToString(CultureInfo.InvariantCulture) : "",
            run.Cost is { TrainingSamples: > 0 } samples ? samples.TrainingSamples.ToString(CultureInfo.InvariantCulture) : "",
            CsvText.Cell(run.DifferenceToControl is null ? "" : run.Control ?? ""),
            .. (run.DifferenceToControl is { } beyond ? (double[])[beyond.Value, beyond.Low, beyond.High] : [double.NaN, double.NaN, double.NaN]).Select(CsvText.Digits),
            CsvText.Digits(SeedDeviation(run)),
            .. Enum.GetValues<ClassSize>().Select(size => CsvText.Digits(RecallOf(run, size))),
            .. new[] { "sampler", "mixing", "adjust" }.Select(slot => CsvText.Cell(run.Extras.FirstOrDefault(extra => extra.Name == slot)?.Value ?? "")),
        ];
    }

    /// <summary>How far the seeds lie apart; NaN with one seed.</summary>
    private static double SeedDeviation(ReportRun run) =>
        run.Scores is { MacroF1BySeed: { Length: > 1 } seeds } && seeds.All(double.IsFinite) ? SeedInterval.Of(seeds.AsSpan()).StandardDeviation : double.NaN;

    private static double RecallOf(ReportRun run, ClassSize size) =>
        run.Scores?.RecallBySize.Where(each => each.Size == size).Select(each => each.Recall).DefaultIfEmpty(double.NaN).First() ?? double.NaN;

    private static string MarkdownCell(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
