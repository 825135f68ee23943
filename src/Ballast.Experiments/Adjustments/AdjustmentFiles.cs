using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Metrics;
using Ballast.Resampling;
using Ballast.Training;

namespace Ballast.Experiments;

/// <summary>Writes the folder of a method.</summary>
internal static class AdjustmentFiles
{
    /// <summary>A calibration error that rises by more than this is told.</summary>
    private const double NotableEce = .02;

    public static void Write(string folder, AdjustmentMethod method, AdjustmentFit fit, AdjustmentContext context)
    {
        FinishedRun run = context.Run;
        Predictions validation = Changed(run.Validation, fit.Validation), test = Changed(run.Test, fit.Test);
        validation.Write(Path.Combine(folder, RunFolder.ValidationPredictions));
        test.Write(Path.Combine(folder, RunFolder.TestPredictions));
        WriteText(folder, RunFolder.TestMetrics, Metrics(test));
        if (fit.Plan is { } plan) WriteText(folder, AdjustedFolder.FeaturePlan, FeaturePlan(plan, context.Features.Data));
        string? model = fit.Head is { } head ? WriteHead(folder, head, context) : null;
        AdjustmentScores before = AdjustmentScores.Of(run.Test.Probabilities, run.Classes), after = AdjustmentScores.Of(test.Probabilities, run.Classes);
        AtomicFile.WriteJson(Path.Combine(folder, AdjustedFolder.Document), new AdjustmentDocument
        {
            Method = AdjustmentChoices.Methods.NameOf(method),
            Title = AdjustmentChoices.TitleOf(method),
            FittedOn = fit.FittedOn,
            Seed = context.Seed,
            DatasetFingerprint = run.Configuration.DatasetFingerprint,
            Parameters = fit.Parameters,
            Correction = fit.Correction,
            Head = fit.Head is null ? null : AdjustedFolder.Head,
            Model = model,
            Before = before,
            After = after,
            ValidationBefore = AdjustmentScores.Of(run.Validation.Probabilities, run.Classes),
            ValidationAfter = AdjustmentScores.Of(validation.Probabilities, run.Classes),
            Warnings = [.. fit.Warnings, .. Calibration(before, after)],
        });
    }

    /// <summary>The head, and the whole network with it where its last layer can say the same.</summary>
    private static string? WriteHead(string folder, FeatureHead head, AdjustmentContext context)
    {
        head.Save(Path.Combine(folder, AdjustedFolder.Head), context.Run.Classes);
        using Classifier? whole = context.Model.WithHead(head);
        if (whole is null) return null;
        whole.Save(Path.Combine(folder, RunFolder.BestModel), context.Run.Classes);
        return RunFolder.BestModel;
    }

    private static Predictions Changed(Predictions part, Matrix<double> probabilities) => part with
    {
        Probabilities = PredictedProbabilities.Of(probabilities, [.. Enumerable.Range(0, part.Files.Length).Select(part.Probabilities.Truth)], part.Probabilities.Groups.AsSpan()),
    };

    private static ImmutableArray<string> Calibration(AdjustmentScores before, AdjustmentScores after) => after.Ece - before.Ece > NotableEce
        ? [FormattableString.Invariant($"The expected calibration error rose from {before.Ece:0.000} to {after.Ece:0.000}: these probabilities are made for deciding; as probabilities they are less honest than the run's.")]
        : [];

    private static void WriteText(string folder, string name, CsvWriter csv) => AtomicFile.WriteText(Path.Combine(folder, name), csv.ToString());

    private static CsvWriter Metrics(Predictions test)
    {
        var csv = new CsvWriter("", "precision", "recall", "f1-score", "support");
        ClassificationReport report = ClassificationReport.Of(test.Probabilities.ToLabels().ToConfusionMatrix());
        foreach (ReportTableRow row in report.ToTable(test.Classes)) csv.Row(row.Name, row.Precision, row.Recall, row.F1, row.Support);
        return csv;
    }

    /// <summary>One line a row of balanced features: the image it is, repeats or starts from, the neighbour and the step.</summary>
    private static CsvWriter FeaturePlan(ResamplingPlan plan, SplitDataset data)
    {
        var csv = new CsvWriter("sample", "class", "kind", "base_file", "neighbor_file", "step");
        string FileOf(int index) => data.Samples[data[SplitPart.Train][index]].File;
        for (int i = 0; i < plan.Samples.Length; i++)
        {
            SampleOrigin origin = plan.Samples[i];
            bool synthetic = origin.Kind == SampleKind.Synthetic;
            csv.Row(i, data.Classes[plan.Labels[i]], origin.Kind.ToString().ToLowerInvariant(), FileOf(origin.Base), synthetic ? FileOf(origin.Neighbor) : null, synthetic ? origin.Step : null);
        }

        return csv;
    }
}
