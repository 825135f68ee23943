using Ballast.Core;
using Ballast.Training;

namespace Ballast.Experiments.Tests;

public sealed class TrainingRunTests
{
    private const string Weights = "run/best_model.safetensors";

    [Theory]
    [InlineData("epoch 2")]
    [InlineData("writing")] // training is over, the folder is not there yet
    public void A_run_that_was_cancelled_goes_on_beside_its_folder(string stage)
    {
        using var folder = new TemporaryFolder();
        RunSettings settings = Settings(folder, "out"), undisturbed = Settings(folder, "other");
        Run(undisturbed with { Checkpoints = null });

        var killer = new Told(progress =>
        {
            if (progress.Stage.StartsWith(stage, StringComparison.Ordinal)) throw new InvalidOperationException("the process dies");
        });
        Assert.Throws<InvalidOperationException>(() => Run(settings, killer));
        Assert.Single(Directory.EnumerateFiles(folder["out"], ".run.*.checkpoint"));
        Assert.False(Directory.Exists(folder["out/run"]));

        Run(settings);
        Assert.Equal(File.ReadAllBytes(folder[$"other/{Weights}"]), File.ReadAllBytes(folder[$"out/{Weights}"]));
        Assert.Equal(File.ReadAllText(folder["other/run/predictions.csv"]), File.ReadAllText(folder["out/run/predictions.csv"]));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder["out"], ".*"));
    }

    [Fact]
    public void A_run_of_other_settings_begins_anew_and_leaves_no_checkpoint_of_its_name()
    {
        using var folder = new TemporaryFolder();
        RunSettings settings = Settings(folder, "out") with { Technique = BalancingTechnique.OfflineAugmentation };
        RunSettings changed = settings with { OfflineAugmentation = Vision.AugmentationSettings.Baseline };
        var killer = new Told(progress =>
        {
            if (progress.Stage.StartsWith("writing", StringComparison.Ordinal)) throw new InvalidOperationException("the process dies");
        });
        Assert.Throws<InvalidOperationException>(() => Run(settings, killer));
        Assert.Throws<InvalidOperationException>(() => Run(changed, killer));
        Assert.Equal(2, Directory.EnumerateFiles(folder["out"], ".run.*.checkpoint").Count());
        Run(changed with { OutputFolder = folder["other"], Checkpoints = null });
        Run(changed);
        Assert.Equal(File.ReadAllBytes(folder[$"other/{Weights}"]), File.ReadAllBytes(folder[$"out/{Weights}"]));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder["out"], ".*"));
    }

    private static RunSettings Settings(TemporaryFolder folder, string output)
    {
        if (!Directory.Exists(folder["photos"])) SmallPhotos.Write(folder["photos"]);
        return new RunSettings
        {
            DatasetPath = folder["photos"],
            OutputFolder = folder[output],
            Name = "run",
            OfflineFloor = 0,
            Checkpoints = new CheckpointInterval { EverySteps = 1 },
            Training = new TrainingSettings { ImageSizePixels = 32, Epochs = 2, BatchSize = 16, Threads = 1 },
        };
    }

    private static void Run(RunSettings settings, IProgress<RunProgress>? progress = null)
    {
        SplitDataset data = DataPreparation.Read(settings, null, TestContext.Current.CancellationToken).Split(settings.Data, settings.Seed);
        TrainingRun.Execute(settings, data, FinishedRunPolicy.Keep, progress ?? new Told(_ => { }), TestContext.Current.CancellationToken);
    }

    private sealed class Told(Action<RunProgress> tell) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => tell(value);
    }
}
