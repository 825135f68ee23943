using System.Collections.Immutable;
using System.Diagnostics;
using Ballast.Core;
using Ballast.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Trains a network on images and keeps the weights of its best epoch.</summary>
/// <remarks>
/// Adam, one learning rate an epoch, early stopping on the monitored score of the validation part. One run at a time: it sets torch's threads and
/// seeds torch's generator, which dropout draws from.
/// </remarks>
public sealed class Trainer
{
    private static readonly TimeSpan ReportEvery = TimeSpan.FromMilliseconds(200);

    private readonly TrainingSettings settings;
    private readonly TrainingData data;
    private readonly Network network;
    private readonly Adam adam;
    private readonly BoundLoss loss;
    private readonly IProgress<TrainingProgress>? progress;
    private readonly CancellationToken cancellation;

    private Trainer(TrainingSettings settings, TrainingData data, Network network, BoundLoss loss, (IProgress<TrainingProgress>? Progress, CancellationToken Cancellation) caller)
    {
        this.settings = settings;
        this.data = data;
        this.network = network;
        this.loss = loss;
        adam = new Adam(network.Module.parameters(), new AdamSettings { WeightDecay = settings.WeightDecay });
        (progress, cancellation) = caller;
    }

    /// <summary>Trains a network.</summary>
    /// <param name="settings">How.</param>
    /// <param name="data">On which images.</param>
    /// <param name="progress">Told a few times a second where the run stands; default nobody.</param>
    /// <param name="cancellation">Stops the run between two steps.</param>
    /// <returns>The classifier of the best epoch and the history; the caller disposes it.</returns>
    /// <exception cref="BallastException">An image or the pretrained weights cannot be read, or the loss is no longer a number.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <remarks>
    /// A last batch of a single image is left out of an epoch when there are others: batch normalisation has nothing to compare it with. Which image that is changes
    /// with the order of each epoch.
    /// </remarks>
    public static TrainingResult Train(
        TrainingSettings settings, TrainingData data, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(data);
        if (data.TrainCounts.Classes < 2) throw new BallastException($"A classifier needs 2 classes or more, but the training part has {data.TrainCounts.Classes}.");
        if (data.Train.SizePixels != settings.ImageSizePixels) throw new ArgumentException($"The images are {data.Train.SizePixels} pixels wide, but the settings say {settings.ImageSizePixels}.", nameof(data));
        NativeHeap.KeepMemory();
        ThreadShares threads = ThreadShares.Of(settings);
        using var torchThreads = new TorchThreads(threads.Step);
        using Generator? seeded = torch.manual_seed(settings.Seed);
        Network fresh = Networks.Create(settings.Network, new NetworkOptions { Classes = data.TrainCounts.Classes, ImageSizePixels = settings.ImageSizePixels, Seed = settings.Seed });
        try
        {
            TransferReport? transfer = settings.PretrainedWeights is { } path ? PretrainedWeights.Load(fresh, path) : null;
            using var bound = new BoundLoss(settings.Loss, data.TrainCounts);
            return new Trainer(settings, data, fresh, bound, (progress, cancellation)).Run(threads.Loader, transfer);
        }
        catch
        {
            fresh.Dispose();
            throw;
        }
    }

    private TrainingResult Run(int loaderThreads, TransferReport? transfer)
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
        network.Module.train();
        foreach (Batch batch in training.Epoch(epoch, cancellation))
        {
            waiting += Lap(ref mark);
            if (batch.Labels.shape[0] > 1 || training.Batches == 1) Step(batch, rate, tally, epoch);
            stepping += Lap(ref mark);
            if (progress is null || tally.Batches == training.Batches || Stopwatch.GetElapsedTime(reported, mark) < ReportEvery) continue;
            reported = mark;
            progress.Report(new TrainingProgress(epoch + 1, settings.Epochs, (double)tally.Batches / training.Batches, tally.Loss, lastMacroF1));
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
        };
    }

    /// <summary>Forward, backward, update.</summary>
    private void Step(Batch batch, double rate, TrainingTally tally, int epoch)
    {
        using var scope = NewDisposeScope();
        Tensor logits = network.Module.call(batch.Images); // [n, k]
        Tensor value = loss.Of(logits, batch.Labels);
        value.backward();
        adam.Step(rate);
        tally.Add(logits, batch.Labels, value);
        if (!double.IsFinite(tally.Loss)) throw Diverged("training loss", tally.LastLoss, epoch);
    }

    private ValidationScores Validate(BatchLoader validation, int epoch)
    {
        int[] labels = [.. Enumerable.Range(0, data.Validation.Count).Select(data.Validation.LabelOf)];
        Matrix<float> logits = Classifier.Logits(validation, network, labels.Length, cancellation);
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        double value = loss.Of(tensor(logits.Values.ToArray(), logits.Rows, logits.Columns), tensor(Array.ConvertAll(labels, label => (long)label))).item<float>();
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
