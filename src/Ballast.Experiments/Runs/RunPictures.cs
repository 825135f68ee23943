using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Metrics;
using Ballast.Reporting;
using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Experiments;

/// <summary>The pictures of a run's folder.</summary>
internal static class RunPictures
{
    private const int Examples = 6;

    public static void Write(string folder, RunOutcome run, PlannedImages train)
    {
        PredictedProbabilities test = run.Predictions.Test.Probabilities;
        string title = run.Settings.FolderName;
        ConfusionMatrixChart.SavePng(Path.Combine(folder, RunFolder.ConfusionMatrix), test.ToLabels().ToConfusionMatrix(), run.Classes, title);
        ConfidenceChart.SavePng(
            Path.Combine(folder, RunFolder.ConfidenceDistribution), Confidences(test, correct: true), Confidences(test, correct: false), title);
        TrainingCurvesChart.SavePng(Path.Combine(folder, RunFolder.TrainingCurves), RunHistory.ToReport(run.Training.History, run.Settings.Seed, run.Training.BestEpoch), title);
        WriteExamples(Path.Combine(folder, RunFolder.SampleImages), run, train);
    }

    private static double[] Confidences(PredictedProbabilities predictions, bool correct) =>
        [.. Enumerable.Range(0, predictions.Samples).Where(i => predictions.Correct(i) == correct).Select(predictions.Confidence)];

    /// <summary>A few made images, smallest classes first, each beside its parents.</summary>
    private static void WriteExamples(string folder, RunOutcome run, PlannedImages train)
    {
        ImmutableArray<int> chosen = Choose(run.Plan);
        if (chosen.IsEmpty) return;
        Directory.CreateDirectory(folder);
        var csv = new CsvWriter("base", "neighbor", "made", "class", "kind", "step", "version");
        for (int i = 0; i < chosen.Length; i++)
        {
            SampleOrigin origin = run.Plan.Samples[chosen[i]];
            string Save(string role, RgbImage image)
            {
                string name = $"{i + 1:00}_{role}.png";
                ImageFile.WritePng(Path.Combine(folder, name), image);
                return name;
            }

            string? neighbor = train.NeighborPathOf(chosen[i]) is { } path ? Save("neighbor", ImageFile.ReadRgb(path)) : null;
            csv.Row(
                Save("base", ImageFile.ReadRgb(train.BasePathOf(chosen[i]))), neighbor, Save("made", train.Render(chosen[i])), run.Classes[run.Plan.Labels[chosen[i]]],
                origin.Kind.ToString().ToLowerInvariant(), origin.Step, origin.Version);
        }

        AtomicFile.WriteText(Path.Combine(folder, "sample_images.csv"), csv.ToString());
    }

    private static ImmutableArray<int> Choose(ResamplingPlan plan)
    {
        ClassCounts before = plan.Before;
        var made = Enumerable.Range(0, plan.Samples.Length)
            .Where(i => plan.Samples[i].Kind is SampleKind.Synthetic or SampleKind.Augmented)
            .GroupBy(i => plan.Labels[i])
            .OrderBy(group => before[group.Key])
            .Select(group => group.ToArray())
            .ToArray();
        var chosen = ImmutableArray.CreateBuilder<int>();
        for (int round = 0; chosen.Count < Examples && made.Any(group => group.Length > round); round++)
            foreach (int[] group in made)
                if (group.Length > round && chosen.Count < Examples)
                    chosen.Add(group[(int)((long)round * group.Length / Examples)]);
        return chosen.ToImmutable();
    }
}
