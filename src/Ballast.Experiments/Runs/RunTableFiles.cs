using Ballast.Core;
using Ballast.Metrics;
using Ballast.Resampling;
using Ballast.Training;

namespace Ballast.Experiments;

/// <summary>The CSV files of a run's folder.</summary>
internal static class RunTableFiles
{
    public static void Write(string folder, RunOutcome run)
    {
        run.Predictions.Test.Write(Path.Combine(folder, RunFolder.TestPredictions));
        run.Predictions.Validation.Write(Path.Combine(folder, RunFolder.ValidationPredictions));
        SplitDatasetFile.Write(Path.Combine(folder, RunFolder.SplitPlan), run.Data);
        WriteText(folder, RunFolder.TestMetrics, TestMetrics(run));
        WriteText(folder, RunFolder.ConfidenceAnalysis, Confidence(run));
        WriteText(folder, RunFolder.History, History(run));
        WriteText(folder, RunFolder.BalancePlan, BalancePlan(run));
        WriteText(folder, RunFolder.DataProblems, Problems(run));
    }

    private static void WriteText(string folder, string name, CsvWriter csv) => AtomicFile.WriteText(Path.Combine(folder, name), csv.ToString());

    private static CsvWriter TestMetrics(RunOutcome run)
    {
        var csv = new CsvWriter("", "precision", "recall", "f1-score", "support");
        ClassificationReport report = ClassificationReport.Of(run.Predictions.Test.Probabilities.ToLabels().ToConfusionMatrix());
        foreach (ReportTableRow row in report.ToTable(run.Classes)) csv.Row(row.Name, row.Precision, row.Recall, row.F1, row.Support);
        return csv;
    }

    private static CsvWriter Confidence(RunOutcome run)
    {
        var csv = new CsvWriter("class", "mean_confidence", "correct_confidence", "incorrect_confidence");
        ConfidenceAnalysis analysis = ConfidenceAnalysis.Of(run.Predictions.Test.Probabilities);
        for (int label = 0; label < run.Classes.Count; label++)
        {
            ClassConfidence confidence = analysis.Classes[label];
            csv.Row(run.Classes[label], confidence.MeanConfidence, confidence.CorrectConfidence, confidence.IncorrectConfidence);
        }

        return csv;
    }

    private static CsvWriter History(RunOutcome run)
    {
        var csv = new CsvWriter(RunHistory.Header);
        foreach (EpochRecord epoch in run.Training.History) csv.Row(RunHistory.Row(epoch));
        return csv;
    }

    /// <summary>One line a training sample: the file it is, repeats or starts from, the neighbour and the step; then the files left out.</summary>
    private static CsvWriter BalancePlan(RunOutcome run)
    {
        var csv = new CsvWriter("sample", "class", "kind", "base_file", "neighbor_file", "step", "version", "reason");
        string FileOf(int index) => run.Data.Samples[run.Data[SplitPart.Train][index]].File;
        for (int i = 0; i < run.Plan.Samples.Length; i++)
        {
            SampleOrigin origin = run.Plan.Samples[i];
            bool synthetic = origin.Kind == SampleKind.Synthetic;
            csv.Row(
                i, run.Classes[run.Plan.Labels[i]], origin.Kind.ToString().ToLowerInvariant(), FileOf(origin.Base),
                synthetic ? FileOf(origin.Neighbor) : null, synthetic ? origin.Step : null, origin.Version > 0 ? origin.Version : null, null);
        }

        foreach (RemovedSample removed in run.Plan.Removed)
            csv.Row(null, run.Classes[run.Data.Samples[run.Data[SplitPart.Train][removed.Index]].Label], "removed", FileOf(removed.Index), null, null, null, removed.Reason);
        return csv;
    }

    private static CsvWriter Problems(RunOutcome run)
    {
        var csv = new CsvWriter("file", "problem", "detail");
        foreach (DataProblem problem in run.Data.Problems) csv.Row(problem.File, problem.Kind, problem.Detail);
        return csv;
    }
}
