using Ballast.Resampling;
using Ballast.Training;
using Ballast.Vision;

namespace Ballast.Experiments.Tests;

/// <summary>A run on small made photos, trained once for all tests of a class.</summary>
public sealed class SmallRun : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SmallRun()
    {
        SmallPhotos.Write(folder["photos"], [60, 40, 30]);
        var settings = new RunSettings
        {
            DatasetPath = folder["photos"],
            OutputFolder = folder["out"],
            Name = "run",
            Training = new TrainingSettings { ImageSizePixels = 32, Epochs = 2, Threads = 1, Augmentation = AugmentationSettings.None, Seed = 7 },
        };
        SplitDataset data = DataPreparation.Read(settings, null, CancellationToken.None).Split(settings.Data, settings.Seed);
        Run = TrainingRun.Execute(settings, data, FinishedRunPolicy.Overwrite, new Silent(), CancellationToken.None);
    }

    public FinishedRun Run { get; }

    public string Photos => folder["photos"];

    /// <summary>The run's folder under a new place, free to be changed.</summary>
    public static string Copy(FinishedRun run, string target)
    {
        foreach (string file in Directory.EnumerateFiles(run.Folder, "*", SearchOption.AllDirectories))
        {
            string to = Path.Combine(target, Path.GetRelativePath(run.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        return target;
    }

    /// <summary>The files of a part of the run.</summary>
    public string[] FilesOf(SplitPart part)
    {
        SplitDataset data = SplitDataset.ReadPlan(Path.Combine(Run.Folder, RunFolder.SplitPlan));
        return [.. data[part].Select(data.PathOf)];
    }

    public void Dispose() => folder.Dispose();

    private sealed class Silent : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
        }
    }
}
