using System.Diagnostics;
using Ballast.Core;
using Ballast.Resampling;
using Ballast.Training;
using Ballast.Vision;

namespace Ballast.Experiments;

/// <summary>One run, from a split dataset to a finished folder.</summary>
public static class TrainingRun
{
    /// <summary>Balances the training part, trains, judges on the test part, and writes the run's folder.</summary>
    /// <param name="settings">What to run.</param>
    /// <param name="data">The dataset with its parts.</param>
    /// <param name="existing">What to do when a run of that name is there: keep it (the new one gets the next free name) or overwrite it.</param>
    /// <param name="progress">Told where the run stands.</param>
    /// <param name="cancellation">Stops the run; nothing of it is kept but its checkpoint, where <see cref="RunSettings.Checkpoints"/> asks for one.</param>
    /// <returns>The finished run, read back from its folder.</returns>
    /// <exception cref="BallastException">The run cannot be done, or its folder cannot be written.</exception>
    public static FinishedRun Execute(
        RunSettings settings, SplitDataset data, FinishedRunPolicy existing, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(data);
        return WriteGuard.Run(settings.OutputFolder, () =>
        {
            RunSettings named = existing == FinishedRunPolicy.Overwrite ? settings : settings with { Name = FreeName(settings) };
            using StagedFolder folder = StagedFolder.Begin(Path.Combine(settings.OutputFolder, named.FolderName), cancellation);
            string checkpoint = RunCheckpoint.FileOf(folder.Target, RunConfiguration.Of(named, data.Fingerprint));
            Carry(named with { Training = RunCheckpoint.Apply(named, checkpoint) }, data, folder.Partial, progress, cancellation);
            folder.Finish();
            RunCheckpoint.RemoveAll(folder.Target);
            return FinishedRun.Load(folder.Target);
        });
    }

    private static void Carry(RunSettings settings, SplitDataset data, string folder, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        RunConfiguration configuration = RunConfiguration.Of(settings, data.Fingerprint);
        AtomicFile.WriteJson(Path.Combine(folder, RunFolder.Configuration), configuration);
        using RunTracking tracking = RunTracking.Start(settings, configuration, TimeProvider.System);
        progress.Report(new RunProgress("balancing the training part", 0));
        ResamplingPlan plan = TrainingBalance.Plan(settings, data, cancellation);
        double balancing = Stopwatch.GetElapsedTime(start).TotalSeconds;

        progress.Report(new RunProgress("decoding images", 0.01));
        var images = new RunImages(settings, data, plan, cancellation);
        TrainingSettings training = settings.Training with { Loss = settings.Loss, Sampling = settings.Sampler is BatchSampling.Instance ? null : settings.Sampler, Mixing = settings.Mixing };
        long trainingStart = Stopwatch.GetTimestamp();
        using TrainingResult result = Trainer.Train(
            training,
            new TrainingData(images.Train, images.Validation, plan.After) { Fingerprint = RunCheckpoint.Fingerprint(settings, data, plan) },
            new EpochProgress(progress, training.Epochs, tracking),
            cancellation);
        double trainingSeconds = Stopwatch.GetElapsedTime(trainingStart).TotalSeconds;

        progress.Report(new RunProgress("judging on the test part", 0.97));
        var predictions = new RunPredictions(
            Predictions.Of(data, SplitPart.Validation, result.Model.Probabilities(images.Validation, cancellation)),
            Predictions.Of(data, SplitPart.Test, result.Model.Probabilities(images.Test, cancellation)));
        result.Model.Save(Path.Combine(folder, RunFolder.BestModel), data.Classes);
        var run = new RunOutcome(settings, data, plan, result, predictions)
        {
            Costs = new RunCosts(
                balancing, trainingSeconds, Stopwatch.GetElapsedTime(start).TotalSeconds, PeakMemory.OfThisProcess(), Throughput(result), plan.Samples.Length),
        };
        progress.Report(new RunProgress("writing the folder", 0.99));
        RunTableFiles.Write(folder, run);
        RunPictures.Write(folder, run, images.Train);
        RunSnapshot.Write(Path.Combine(folder, RunFolder.CodeSnapshot), configuration);
        RunDocuments.Write(folder, run);
        tracking.Finish(folder, run);
        RunDocuments.WriteSummary(folder, run with { TrackingWarnings = tracking.Warnings });
    }

    private static double Throughput(TrainingResult result)
    {
        double seconds = result.History.Sum(epoch => epoch.Seconds - epoch.ValidationSeconds);
        return seconds > 0 ? result.History.Sum(epoch => epoch.ImagesPerSecond * (epoch.Seconds - epoch.ValidationSeconds)) / seconds : 0;
    }

    private static string FreeName(RunSettings settings)
    {
        string name = settings.FolderName;
        for (int copy = 2; Directory.Exists(Path.Combine(settings.OutputFolder, name)); copy++) name = $"{settings.FolderName}_{copy}";
        return name;
    }

    private sealed class EpochProgress(IProgress<RunProgress> run, int epochs, RunTracking tracking) : IProgress<TrainingProgress>
    {
        private const double Before = 0.02, Training = 0.94;

        public void Report(TrainingProgress value)
        {
            if (value.Finished is { } epoch) tracking.Epoch(epoch);
            double share = Before + Training * (value.Epoch - 1 + value.ShareOfEpoch) / epochs;
            string score = value.ValidationMacroF1 is { } macroF1 ? $"validation macro-F1 {macroF1:0.000}" : "";
            run.Report(new RunProgress($"epoch {value.Epoch} of {epochs}", share, score));
        }
    }
}
