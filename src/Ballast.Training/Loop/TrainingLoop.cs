using System.Collections.Immutable;
using System.Diagnostics;
using Ballast.Core;
using Ballast.Metrics;
using Ballast.Resampling;
using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>The epochs of one training run.</summary>
internal sealed class TrainingLoop : IDisposable
{
    private static readonly TimeSpan ReportEvery = TimeSpan.FromMilliseconds(200);

    private readonly TrainingSettings settings;
    private readonly TrainingData data;
    private readonly Network network;
    private readonly ShardTeam team;
    private readonly BoundLoss loss;
    private readonly TrainingStep step;
    private readonly int[] trainLabels;
    private readonly EpochCoverage coverage;
    private readonly RunState run;
    private readonly RunCheckpoints checkpoints;
    private readonly TrainingCaller caller;

    public TrainingLoop(TrainingSettings settings, TrainingData data, Network network, ShardTeam team, TrainingCaller caller)
    {
        this.settings = settings;
        this.data = data;
        this.network = network;
        this.team = team;
        this.caller = caller;
        trainLabels = [.. Enumerable.Range(0, data.Train.Count).Select(data.Train.LabelOf)];
        coverage = new EpochCoverage(ImageClasses.FromLabels(trainLabels, data.TrainCounts.Classes));
        loss = new BoundLoss(settings.Loss, data.TrainCounts, settings.Epochs, settings.Seed);
        step = new TrainingStep(network, loss, team, settings);
        run = new RunState(data.TrainCounts.Classes, network.CaptureState());
        checkpoints = new RunCheckpoints(settings.Checkpoint, network, team, (loss, step));
    }

    /// <summary>Frees what only training needs; the network belongs to the result.</summary>
    public void Dispose()
    {
        step.Dispose();
        loss.Dispose();
    }

    /// <summary>Trains until the epochs or the patience run out.</summary>
    public TrainingResult Run(int loaderThreads, TransferReport? transfer)
    {
        using BatchLoader training = TrainingLoader(loaderThreads), validation = Classifier.Loader(data.Validation, network);
        checkpoints.Resume(settings, data, run);
        for (int epoch = 0; epoch < run.Epoch; epoch++) coverage.Add(training.OrderOf(epoch));
        while (run.Epoch < settings.Epochs && run.Epoch - run.BestEpoch < settings.Patience) RunEpoch(training, validation);
        checkpoints.Finish(run);
        network.RestoreState(run.Best);
        if (team.Device.IsCuda) network.Module.cpu();
        var metadata = ImmutableSortedDictionary<string, string>.Empty.Add("training_settings", settings.ToJson()).Add("best_epoch", $"{run.BestEpoch}");
        return new TrainingResult(new Classifier(network, metadata), [.. run.History], run.BestEpoch)
        {
            StoppedEarly = run.Epoch < settings.Epochs,
            Transfer = transfer,
            PeakMemoryBytes = PeakMemory(),
        };
    }

    private void RunEpoch(BatchLoader training, BatchLoader validation)
    {
        int epoch = run.Epoch;
        loss.BeginEpoch(epoch);
        step.BeginTraining();
        coverage.Add(training.OrderOf(epoch));
        (EpochTimes times, double rate) = TrainEpoch(training, epoch);
        long mark = Stopwatch.GetTimestamp();
        if (epoch + 1 < settings.Epochs) training.Prefetch(epoch + 1);
        using (step.UseAverages())
        {
            ValidationScores scores = Validate(validation, epoch);
            double seconds = Stopwatch.GetElapsedTime(mark).TotalSeconds;
            var record = new EpochRecord
            {
                Epoch = epoch + 1,
                LearningRate = rate,
                TrainLoss = run.Tally.Loss,
                TrainAccuracy = run.Tally.Accuracy,
                GradientNorm = settings.Clipping is null ? null : run.Tally.GradientNorm,
                ValidationLoss = scores.Loss,
                ValidationAccuracy = scores.Accuracy,
                ValidationMacroF1 = scores.MacroF1,
                LoaderWaitSeconds = times.Waiting,
                StepSeconds = times.Stepping,
                ValidationSeconds = seconds,
                Seconds = times.Whole + seconds,
                ImagesPerSecond = run.Tally.Images / times.Whole,
                Images = coverage.LastEpochCounts.Sum(),
                ClassImages = coverage.LastEpochCounts,
                ClassCoverage = coverage.ClassShares,
            };
            run.Finish(record, Score(record), network.CaptureState);
            caller.Progress?.Report(new TrainingProgress(record.Epoch, settings.Epochs, 1, record.TrainLoss, record.ValidationMacroF1) { Finished = record });
        }
    }

    /// <summary>Goes through what is left of an epoch's batches; says where the time went and the rate of the last step.</summary>
    private (EpochTimes Times, double Rate) TrainEpoch(BatchLoader training, int epoch)
    {
        long mark = Stopwatch.GetTimestamp(), reported = mark;
        EpochTimes times = run.Before;
        int batches = training.BatchesIn(epoch);
        double? lastMacroF1 = run.History.LastOrDefault()?.ValidationMacroF1;
        foreach (Batch batch in training.Epoch(epoch, run.Batch, team, caller.Cancellation))
        {
            double waited = Lap(ref mark);
            run.Batch++;
            if (batch.Labels.shape[0] > 1 || batches == 1) step.Collect(batch, run.Tally);
            if (!double.IsFinite(run.Tally.Loss)) throw Diverged("training loss", run.Tally.LastLoss, epoch);
            bool isStep = step.IsPending && (run.Batch == batches || run.Batch % settings.BatchesPerStep == 0);
            if (isStep) step.Update(Rate(training, run.Tally.Steps), run.Tally);
            double stepped = Lap(ref mark);
            times = new EpochTimes(times.Waiting + waited, times.Stepping + stepped, times.Whole + waited + stepped);
            if (isStep) AfterStep(times);
            times = times with { Whole = times.Whole + Lap(ref mark) };
            if (caller.Progress is null || run.Batch == batches || Stopwatch.GetElapsedTime(reported, mark) < ReportEvery) continue;
            reported = mark;
            caller.Progress.Report(new TrainingProgress(epoch + 1, settings.Epochs, (double)run.Batch / batches, run.Tally.Loss, lastMacroF1));
        }

        double rest = Lap(ref mark);
        return (times with { Whole = times.Whole + rest }, Rate(training, Math.Max(0, run.Tally.Steps - 1)));
    }

    private void AfterStep(EpochTimes times)
    {
        caller.AfterStep?.Invoke(step.Steps);
        checkpoints.Offer(run, times, caller.Cancellation);
    }

    /// <summary>The learning rate of a step of the running epoch, from 0.</summary>
    private double Rate(BatchLoader training, int stepOfEpoch)
    {
        int batches = training.BatchesIn(run.Epoch);
        int trained = batches - (batches > 1 && training.ImagesIn(run.Epoch) % settings.BatchSize == 1 ? 1 : 0);
        int steps = (trained + settings.BatchesPerStep - 1) / settings.BatchesPerStep;
        return settings.Schedule.RateAt(new SchedulePosition(run.Epoch, settings.Epochs, stepOfEpoch, steps), settings.LearningRate);
    }

    private ValidationScores Validate(BatchLoader validation, int epoch)
    {
        int[] labels = [.. Enumerable.Range(0, data.Validation.Count).Select(data.Validation.LabelOf)];
        step.BeginEvaluation();
        Matrix<float> logits = Classifier.Logits(validation, network, team, caller.Cancellation);
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        double value = loss.Judge(tensor(logits.Values.ToArray(), logits.Rows, logits.Columns), new BatchTargets(tensor(Array.ConvertAll(labels, label => (long)label)))).item<float>();
        if (!double.IsFinite(value)) throw Diverged("validation loss", value, epoch);
        ConfusionMatrix counts = ConfusionMatrix.Count(labels, TrainingTally.Predict(logits.Values, logits.Columns), logits.Columns);
        return new ValidationScores(value, ClassificationScores.Accuracy(counts), ClassificationScores.MacroF1(counts));
    }

    private double Score(EpochRecord record) => settings.Monitor switch
    {
        MonitoredScore.Accuracy => record.ValidationAccuracy,
        MonitoredScore.Loss => -record.ValidationLoss,
        _ => record.ValidationMacroF1,
    };

    private BatchLoader TrainingLoader(int threads) => new(data.Train, new BatchLoaderOptions
    {
        BatchSize = settings.BatchSize,
        Seed = settings.Seed,
        Augmentation = settings.Augmentation,
        Sampler = settings.Sampling?.SamplerOf(new SamplingScope(trainLabels, data.TrainCounts.Classes, settings.Epochs, settings.Seed)),
        Mixing = settings.Mixing,
        BatchesAhead = settings.BatchesAhead,
        Threads = threads,
        ChannelMeans = network.Name.ChannelMeans,
        ChannelDeviations = network.Name.ChannelDeviations,
    });

    private BallastException Diverged(string what, double value, int epoch) => new(
        $"The {what} became {value} in epoch {epoch + 1} with {network.Name}. Lower the learning rate (now {settings.LearningRate}) or look for images that are not pictures.");

    private static double Lap(ref long mark)
    {
        long now = Stopwatch.GetTimestamp();
        double lap = Stopwatch.GetElapsedTime(mark, now).TotalSeconds;
        mark = now;
        return lap;
    }

    private static long PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    private readonly record struct ValidationScores(double Loss, double Accuracy, double MacroF1);
}
