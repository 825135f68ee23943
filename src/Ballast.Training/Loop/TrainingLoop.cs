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
    private readonly IProgress<TrainingProgress>? progress;
    private readonly CancellationToken cancellation;

    public TrainingLoop(TrainingSettings settings, TrainingData data, Network network, ShardTeam team, (IProgress<TrainingProgress>? Progress, CancellationToken Cancellation) caller)
    {
        this.settings = settings;
        this.data = data;
        this.network = network;
        this.team = team;
        loss = new BoundLoss(settings.Loss, data.TrainCounts);
        step = new TrainingStep(network, loss, team, new AdamSettings { WeightDecay = settings.WeightDecay });
        trainLabels = [.. Enumerable.Range(0, data.Train.Count).Select(data.Train.LabelOf)];
        coverage = new EpochCoverage(ImageClasses.FromLabels(trainLabels, data.TrainCounts.Classes));
        (progress, cancellation) = caller;
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
        var history = ImmutableArray.CreateBuilder<EpochRecord>();
        ImmutableSortedDictionary<string, StoredTensor> best = network.CaptureState();
        int bestEpoch = 0;
        double bestScore = double.NegativeInfinity;
        while (history.Count < settings.Epochs && history.Count - bestEpoch < settings.Patience)
        {
            EpochRecord record = RunEpoch(history.Count, training, validation, history.LastOrDefault()?.ValidationMacroF1);
            history.Add(record);
            progress?.Report(new TrainingProgress(record.Epoch, settings.Epochs, 1, record.TrainLoss, record.ValidationMacroF1));
            if (Score(record) <= bestScore) continue;
            (bestScore, bestEpoch, best) = (Score(record), record.Epoch, network.CaptureState());
        }

        network.RestoreState(best);
        var metadata = ImmutableSortedDictionary<string, string>.Empty.Add("training_settings", settings.ToJson()).Add("best_epoch", $"{bestEpoch}");
        return new TrainingResult(new Classifier(network, metadata), history.ToImmutable(), bestEpoch)
        {
            StoppedEarly = history.Count < settings.Epochs,
            Transfer = transfer,
            PeakMemoryBytes = PeakMemory(),
        };
    }

    private EpochRecord RunEpoch(int epoch, BatchLoader training, BatchLoader validation, double? lastMacroF1)
    {
        double rate = settings.Schedule.RateAt(epoch, settings.Epochs, settings.LearningRate);
        long start = Stopwatch.GetTimestamp(), mark = start, reported = start;
        TimeSpan waiting = default, stepping = default;
        var tally = new TrainingTally(data.TrainCounts.Classes);
        step.BeginTraining();
        int batches = training.BatchesIn(epoch);
        coverage.Add(training.OrderOf(epoch));
        foreach (Batch batch in training.Epoch(epoch, team, cancellation))
        {
            waiting += Lap(ref mark);
            if (batch.Labels.shape[0] > 1 || batches == 1) step.Run(batch, rate, tally);
            if (!double.IsFinite(tally.Loss)) throw Diverged("training loss", tally.LastLoss, epoch);
            stepping += Lap(ref mark);
            if (progress is null || tally.Batches == batches || Stopwatch.GetElapsedTime(reported, mark) < ReportEvery) continue;
            reported = mark;
            progress.Report(new TrainingProgress(epoch + 1, settings.Epochs, (double)tally.Batches / batches, tally.Loss, lastMacroF1));
        }

        double trainingSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        training.Prefetch(epoch + 1);
        Lap(ref mark);
        ValidationScores scores = Validate(validation, epoch);
        return new EpochRecord
        {
            Epoch = epoch + 1,
            LearningRate = rate,
            TrainLoss = tally.Loss,
            TrainAccuracy = tally.Accuracy,
            ValidationLoss = scores.Loss,
            ValidationAccuracy = scores.Accuracy,
            ValidationMacroF1 = scores.MacroF1,
            LoaderWaitSeconds = waiting.TotalSeconds,
            StepSeconds = stepping.TotalSeconds,
            ValidationSeconds = Lap(ref mark).TotalSeconds,
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
            ImagesPerSecond = tally.Images / trainingSeconds,
            Images = coverage.LastEpochCounts.Sum(),
            ClassImages = coverage.LastEpochCounts,
            ClassCoverage = coverage.ClassShares,
        };
    }

    private ValidationScores Validate(BatchLoader validation, int epoch)
    {
        int[] labels = [.. Enumerable.Range(0, data.Validation.Count).Select(data.Validation.LabelOf)];
        step.BeginEvaluation();
        Matrix<float> logits = Classifier.Logits(validation, network, team, cancellation);
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        double value = loss.Of(tensor(logits.Values.ToArray(), logits.Rows, logits.Columns), new BatchTargets(tensor(Array.ConvertAll(labels, label => (long)label)))).item<float>();
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

    private static TimeSpan Lap(ref long mark)
    {
        long now = Stopwatch.GetTimestamp();
        TimeSpan lap = Stopwatch.GetElapsedTime(mark, now);
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
