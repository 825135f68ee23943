using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Ballast.Training;

namespace Ballast.Experiments.Tests;

public sealed class RunTrackingTests
{
    [Fact]
    [Trait("Category", "Slow")]
    public void A_run_is_told_to_every_tracker_and_a_server_that_is_not_there_costs_one_warning()
    {
        using var folder = new TemporaryFolder();
        FinishedRun run = Run(folder, new TrackingSettings
        {
            TensorBoardFolder = folder["logs"],
            MlflowFolder = folder["mlruns"],
            MlflowServer = new Uri($"http://127.0.0.1:{FreePort()}"),
            WeightHistograms = true,
        });
        string warning = Assert.Single(run.Summary.Warnings);
        Assert.StartsWith("MLflow server was not told the rest of the run: The MLflow server http://127.0.0.1:", warning, StringComparison.Ordinal);

        string events = Encoding.Latin1.GetString(File.ReadAllBytes(Assert.Single(Directory.GetFiles(folder[$"logs/{Path.GetFileName(run.Folder)}"]))));
        string[] tags =
        [
            "loss/train", "loss/validation", "accuracy/train", "accuracy/validation", "macro_f1/validation", "learning_rate", "images_per_second", "test/macro_f1", "test_recall/sky",
            "precision_recall_validation/brick", "precision_recall_test/grass", "confusion_matrix", "training_curves", "weights/fc.weight", "_hparams_/session_end_info",
        ];
        Assert.All(tags, tag => Assert.Contains(tag, events, StringComparison.Ordinal));

        string mlflow = Assert.Single(Directory.GetDirectories(Assert.Single(Directory.GetDirectories(folder["mlruns"]))));
        Assert.Equal(2, File.ReadAllLines(Path.Combine(mlflow, "metrics/loss/train")).Length);
        Assert.Equal("cross_entropy", File.ReadAllText(Path.Combine(mlflow, "params/loss_function")));
        string[] recall = File.ReadAllText(Path.Combine(mlflow, "metrics/test/macro_f1")).Trim().Split(' ');
        Assert.Equal(run.Summary.FinalMetrics.TestF1Macro, double.Parse(recall[1]));
        Assert.Equal($"{run.Summary.BestEpoch}", recall[2]);
        Assert.True(File.Exists(Path.Combine(mlflow, "artifacts/best_model.safetensors")));
        Assert.True(File.Exists(Path.Combine(mlflow, "artifacts/pictures/confusion_matrix.png")));
        Assert.Contains("status: 3\n", File.ReadAllText(Path.Combine(mlflow, "meta.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_ends_before_its_results_has_failed()
    {
        using var folder = new TemporaryFolder();
        using (RunTracking tracking = Start(new TrackingSettings { MlflowFolder = folder["mlruns"] })) tracking.Epoch(Epoch(1));
        string run = Assert.Single(Directory.GetDirectories(Assert.Single(Directory.GetDirectories(folder["mlruns"]))));
        Assert.Contains("status: 4\n", File.ReadAllText(Path.Combine(run, "meta.yaml")), StringComparison.Ordinal);
        Assert.Contains(" 0.75 1\n", File.ReadAllText(Path.Combine(run, "metrics/macro_f1/validation")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tracker_that_breaks_in_the_middle_is_dropped_with_one_warning_and_the_others_go_on()
    {
        using var folder = new TemporaryFolder();
        using RunTracking tracking = Start(new TrackingSettings { MlflowFolder = folder["mlruns"], TensorBoardFolder = folder["logs"] });
        tracking.Epoch(Epoch(1));
        Directory.Delete(folder["mlruns"], true);
        File.WriteAllText(folder["mlruns"], "in the way");
        tracking.Epoch(Epoch(2));
        tracking.Epoch(Epoch(3));
        string warning = Assert.Single(tracking.Warnings);
        Assert.StartsWith("MLflow was not told the rest of the run: ", warning, StringComparison.Ordinal);
        string file = Assert.Single(Directory.GetFiles(Assert.Single(Directory.GetDirectories(folder["logs"]))));
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        Assert.Equal(3 + 1, reader.ReadToEnd().Split("loss/train").Length);
    }

    [Fact]
    public void A_second_run_of_a_name_gets_another_folder_of_tensorboard()
    {
        using var folder = new TemporaryFolder();
        var settings = new TrackingSettings { TensorBoardFolder = folder["logs"] };
        Start(settings).Dispose();
        Start(settings).Dispose();
        Assert.Equal(["mine", "mine_2"], Directory.GetDirectories(folder["logs"]).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Without_settings_nothing_is_written()
    {
        using RunTracking tracking = Start(new TrackingSettings());
        tracking.Epoch(Epoch(1));
        Assert.Equal(ImmutableArray<string>.Empty, tracking.Warnings);
    }

    private static RunTracking Start(TrackingSettings tracking)
    {
        var settings = new RunSettings { DatasetPath = "photos", Name = "mine", Tracking = tracking };
        return RunTracking.Start(settings, RunConfiguration.Of(settings, "f"), TimeProvider.System);
    }

    private static EpochRecord Epoch(int epoch) => new()
    {
        Epoch = epoch,
        LearningRate = 0.001,
        TrainLoss = 1,
        TrainAccuracy = 0.5,
        ValidationLoss = 1,
        ValidationAccuracy = 0.5,
        ValidationMacroF1 = 0.75,
        Seconds = 1,
        LoaderWaitSeconds = 0,
        StepSeconds = 1,
        ValidationSeconds = 0,
        ImagesPerSecond = 10,
    };

    private static FinishedRun Run(TemporaryFolder folder, TrackingSettings tracking)
    {
        SmallPhotos.Write(folder["photos"]);
        var settings = new RunSettings
        {
            DatasetPath = folder["photos"],
            OutputFolder = folder["out"],
            Tracking = tracking,
            Training = new TrainingSettings { ImageSizePixels = 32, Epochs = 2, Threads = 1 },
        };
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        SplitDataset data = DataPreparation.Read(settings, null, cancellation).Split(settings.Data, settings.Seed);
        return TrainingRun.Execute(settings, data, FinishedRunPolicy.Keep, new Progress<RunProgress>(), cancellation);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
