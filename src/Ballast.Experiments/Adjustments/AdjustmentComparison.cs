using System.Collections.Immutable;
using System.Text;
using Ballast.Core;

namespace Ballast.Experiments;

/// <summary>All methods that were done on a run, side by side with the run as it was.</summary>
internal static class AdjustmentComparison
{
    public const string AsTrained = "as trained";

    /// <summary>Writes the table of every method that has a folder, in the order of the list of methods.</summary>
    public static string Write(FinishedRun run)
    {
        ImmutableArray<AdjustmentDocument> done =
        [
            .. AdjustmentChoices.Methods.Values.Where(method => AdjustedRun.Exists(run.Folder, method))
                .Select(method => AtomicFile.ReadJson<AdjustmentDocument>(Path.Combine(AdjustedFolder.Of(run.Folder, method), AdjustedFolder.Document))),
        ];
        string folder = Path.Combine(run.Folder, AdjustedFolder.Name), path = Path.Combine(folder, AdjustedFolder.Comparison);
        Directory.CreateDirectory(folder);
        ImmutableArray<(string Name, string Title, AdjustmentScores Scores)> rows =
            [(AsTrained, AsTrained, AdjustmentScores.Of(run.Test.Probabilities, run.Classes)), .. done.Select(document => (document.Method, document.Title, document.After))];
        AtomicFile.WriteText(path, Table(rows, run.Classes));
        AtomicFile.WriteText(Path.Combine(folder, AdjustedFolder.ComparisonText), Text(run, rows, done));
        return path;
    }

    private static string Table(ImmutableArray<(string Name, string Title, AdjustmentScores Scores)> rows, ClassNames classes)
    {
        var csv = new CsvWriter(
            ["method", "macro_f1", "macro_f1_change", "balanced_accuracy", "worst_class_recall", "worst_class", "accuracy", "ece", "log_loss", .. classes.Select(name => "recall_" + name)]);
        foreach ((string name, _, AdjustmentScores scores) in rows)
            csv.Row(
            [
                name, scores.MacroF1, scores.MacroF1 - rows[0].Scores.MacroF1, scores.BalancedAccuracy, scores.WorstClassRecall, scores.WorstClass, scores.Accuracy, scores.Ece, scores.LogLoss,
                .. classes.Select(each => scores.Recall.TryGetValue(each, out double recall) ? (object?)recall : null),
            ]);
        return csv.ToString();
    }

    private static string Text(FinishedRun run, ImmutableArray<(string Name, string Title, AdjustmentScores Scores)> rows, ImmutableArray<AdjustmentDocument> done)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(FormattableString.Invariant(line)).Append('\n');
        Line($"# {Path.GetFileName(run.Folder)}, adjusted");
        Line($"");
        Line($"{run.Test.Files.Length} test images. The network was not trained again. One run: differences of a few thousandths are noise.");
        Line($"");
        Line($"| method | macro-F1 | change | balanced accuracy | worst class recall | ECE | log-loss |");
        Line($"|---|---:|---:|---:|---:|---:|---:|");
        foreach ((_, string title, AdjustmentScores scores) in rows)
            Line($"| {title} | {scores.MacroF1:0.000} | {SignedNumber.Of(scores.MacroF1 - rows[0].Scores.MacroF1)} | {scores.BalancedAccuracy:0.000} | {scores.WorstClassRecall:0.000} ({Cell(scores.WorstClass)}) | {scores.Ece:0.000} | {scores.LogLoss:0.000} |");
        Line($"");
        Line($"Recall of each class:");
        Line($"");
        string[] classes = [.. rows[0].Scores.Recall.Keys];
        Line($"| method | {string.Join(" | ", classes.Select(Cell))} |");
        Line($"|---|{string.Concat(classes.Select(_ => "---:|"))}");
        foreach ((_, string title, AdjustmentScores scores) in rows)
            Line($"| {title} | {string.Join(" | ", classes.Select(name => FormattableString.Invariant($"{scores.Recall[name]:0.000}")))} |");
        Line($"");
        foreach (AdjustmentDocument document in done)
        {
            Line($"- {document.Title}: fitted on {document.FittedOn}.");
            foreach (string warning in document.Warnings) Line($"  - {warning}");
        }

        return text.ToString();
    }

    private static string Cell(string name) => name.Replace("|", "\\|", StringComparison.Ordinal);
}
