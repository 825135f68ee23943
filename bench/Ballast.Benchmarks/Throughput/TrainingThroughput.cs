using System.Diagnostics;
using System.Text.Json;
using Ballast.Core;
using Ballast.Resampling;
using Ballast.Training;
using Ballast.Vision;
using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Benchmarks;

/// <summary>Training images a second: the step alone, the loader alone, and both together as a run does it.</summary>
internal static class TrainingThroughput
{
    private const int StepsPerRound = 10, StepRounds = 12;
    private const long Budget = 1L << 30;

    public static string Measure(Arguments options)
    {
        int size = options.Number("--image-size", 64), limit = options.Number("--limit", 2000);
        TrainingSettings settings = Settings(options, size);
        ImageDataset dataset = ImageFolder.Read(options.Text("--images"));
        int[] chosen = [.. Enumerable.Range(0, Math.Min(limit, dataset.Samples.Length)).Select(i => (int)((long)i * dataset.Samples.Length / Math.Min(limit, dataset.Samples.Length)))];
        dataset = dataset.Take(chosen);
        PlannedImages Images(long budget) => new(
            new ImageStore(dataset.Samples.Select(sample => sample.FullPath), size, budget),
            [.. Enumerable.Range(0, dataset.Samples.Length)],
            ResamplingPlan.Unchanged(dataset.Labels.AsSpan(), dataset.Classes.Count));
        EpochRecord[] cached = EndToEnd(settings, Images(Budget), dataset.Counts), decoding = EndToEnd(settings with { Epochs = 1 }, Images(0), dataset.Counts);
        ThreadShares threads = ThreadShares.Of(settings);
        return JsonSerializer.Serialize(new
        {
            program = "ballast",
            torch = "libtorch 2.10.0",
            model = settings.Network.Spelling,
            image_size = size,
            batch_size = settings.BatchSize,
            images = dataset.Samples.Length,
            precision = settings.Precision.ToString(),
            threads_step = threads.Step,
            threads_loader = threads.Loader,
            step_only = Math.Round(StepOnly(settings, dataset.Classes.Count, threads.Step), 1),
            loader_only = Math.Round(LoaderOnly(settings, Images(Budget), threads.Loader), 1),
            first_epoch = Math.Round(cached[0].ImagesPerSecond, 1),
            best_epoch = Math.Round(cached.Max(epoch => epoch.ImagesPerSecond), 1),
            all_epochs = Math.Round(dataset.Samples.Length * cached.Length / cached.Sum(epoch => epoch.Seconds - epoch.ValidationSeconds), 1),
            decoding_every_epoch = Math.Round(decoding[0].ImagesPerSecond, 1),
            waiting_share = Math.Round(cached[^1].LoaderWaitSeconds / (cached[^1].Seconds - cached[^1].ValidationSeconds), 3),
            step_share = Math.Round(cached[^1].StepSeconds / (cached[^1].Seconds - cached[^1].ValidationSeconds), 3),
            peak_memory_mb = Process.GetCurrentProcess().PeakWorkingSet64 >> 20,
        });
    }

    /// <summary>Training steps on one batch alone, images a second.</summary>
    public static string MeasureStep(Arguments options)
    {
        TrainingSettings settings = Settings(options, options.Number("--image-size", 64));
        int threads = ThreadShares.Of(settings).Step;
        double speed = StepOnly(settings, 10, threads);
        return JsonSerializer.Serialize(new { program = "ballast", model = settings.Network.Spelling, precision = settings.Precision.ToString(), threads, step_only = Math.Round(speed, 1) });
    }

    private static TrainingSettings Settings(Arguments options, int size) => new()
    {
        Network = NetworkName.Parse(options.Text("--model", "shufflenet_v2")),
        ImageSizePixels = size,
        BatchSize = options.Number("--batch-size", 32),
        Epochs = options.Number("--epochs", 3),
        Patience = int.MaxValue,
        Threads = options.Number("--threads", 0),
        Precision = Enum.Parse<TrainingPrecision>(options.Text("--precision", nameof(TrainingPrecision.Full))),
    };

    private static EpochRecord[] EndToEnd(TrainingSettings settings, PlannedImages images, ClassCounts counts)
    {
        using TrainingResult result = Trainer.Train(settings, new TrainingData(images, new FirstImages(images, 64), counts));
        return [.. result.History];
    }

    private static double LoaderOnly(TrainingSettings settings, PlannedImages images, int threads)
    {
        using var loader = new BatchLoader(images, new BatchLoaderOptions { BatchSize = settings.BatchSize, Augmentation = settings.Augmentation, Threads = threads });
        double best = 0;
        for (int epoch = 0; epoch < 3; epoch++)
        {
            long start = Stopwatch.GetTimestamp();
            foreach (Batch _ in loader.Epoch(epoch))
            {
                // Only the loader is measured.
            }

            best = Math.Max(best, images.Count / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }

    private static double StepOnly(TrainingSettings settings, int classes, int threads)
    {
        NativeHeap.KeepMemory();
        using var torchThreads = new TorchThreads(1);
        using var team = new ShardTeam(threads);
        using Network network = Networks.Create(settings.Network, new NetworkOptions { Classes = classes, ImageSizePixels = settings.ImageSizePixels });
        network.Module.Precision = settings.Precision;
        using var loss = new BoundLoss(settings.Loss, ClassCounts.FromCounts([.. Enumerable.Repeat(1, classes)]));
        using var step = new TrainingStep(network, loss, team, settings);
        var tally = new TrainingTally(classes);
        using Tensor images = ChannelsLast.Of(randn(settings.BatchSize, 3, settings.ImageSizePixels, settings.ImageSizePixels));
        using Tensor labels = randint(0, classes, settings.BatchSize);
        var batch = new Batch(images, labels);
        step.BeginTraining();
        double best = double.MaxValue;
        for (int round = 0; round < StepRounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < StepsPerRound; i++) step.Run(batch, settings.LearningRate, tally);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return StepsPerRound * settings.BatchSize / best;
    }

    /// <summary>The first images of a source: validation is not what is measured.</summary>
    private sealed class FirstImages(IImageSource images, int count) : IImageSource
    {
        public int Count => Math.Min(count, images.Count);

        public int SizePixels => images.SizePixels;

        public int LabelOf(int index) => images.LabelOf(index);

        public void Read(int index, Span<byte> rgb) => images.Read(index, rgb);
    }
}
