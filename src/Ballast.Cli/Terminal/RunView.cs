using Ballast.Experiments;
using Ballast.Metrics;

namespace Ballast.Cli;

/// <summary>The result of one run, class by class.</summary>
internal static class RunView
{
    public static void Show(FinishedRun run)
    {
        ClassificationReport report = ClassificationReport.Of(run.Test.Probabilities.ToLabels().ToConfusionMatrix());
        Screen.Table(
            ["class", "precision", "recall", "F1", "test images", "train before", "train after"],
            [.. run.Classes.Select((name, label) => Row(name, report.Classes[label], run.TrainingBefore[label], run.TrainingAfter[label]))]);
        FinalMetrics scores = run.Summary.FinalMetrics;
        Console.WriteLine($"macro-F1 {scores.TestF1Macro:0.000}, balanced accuracy {scores.TestBalancedAccuracy:0.000}, accuracy {scores.TestAccuracy:0.000}, MCC {scores.TestMcc:0.000} on the test part.");
        foreach (string warning in run.Summary.Warnings.Concat(run.Summary.DataNotes)) Console.WriteLine($"note: {warning}");
        if (run.Summary.PretrainedTransfer is { } transfer) Console.WriteLine($"pretrained weights: {transfer}");
        Console.WriteLine($"Run folder: {run.Folder}");
    }

    private static IReadOnlyList<string> Row(string name, ReportRow row, int before, int after) =>
        [name, $"{row.Precision:0.000}", $"{row.Recall:0.000}", $"{row.F1:0.000}", $"{row.Support:N0}", $"{before:N0}", $"{after:N0}"];
}
