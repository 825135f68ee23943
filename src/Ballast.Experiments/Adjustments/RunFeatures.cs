using Ballast.Core;
using Ballast.Resampling;
using Ballast.Training;
using Ballast.Vision;

namespace Ballast.Experiments;

/// <summary>What a run's network knows of the images of its three parts, each as it is without balancing.</summary>
internal sealed record RunFeatures(SplitDataset Data, ImageFeatures Train, ImageFeatures Validation, ImageFeatures Test)
{
    /// <summary>Reads the run's images again, checks that they are the same, and passes them through its network once.</summary>
    public static RunFeatures Of(FinishedRun run, Classifier model, string? movedTo, CancellationToken cancellation)
    {
        RunSettings settings = run.Configuration.ToSettings();
        SplitDataset data = SameImages(run, movedTo ?? settings.DatasetPath, cancellation);
        var images = new RunImages(settings, data, ResamplingPlan.Unchanged(data.LabelsOf(SplitPart.Train), data.Classes.Count), cancellation);
        return new RunFeatures(data, model.Describe(images.Train, cancellation), model.Describe(images.Validation, cancellation), model.Describe(images.Test, cancellation));
    }

    private static SplitDataset SameImages(FinishedRun run, string path, CancellationToken cancellation)
    {
        SplitDataset data = SplitDatasetFile.Read(Path.Combine(run.Folder, RunFolder.SplitPlan));
        if (!Directory.Exists(path))
            throw new BallastException($"The images of the run are not at '{path}' any more. Give --dataset the folder where they are now; methods that need only predictions work without.");
        ImageDataset now = ImageFolder.Read(path, new ImageFolderOptions { GroupColumn = run.Configuration.GroupColumn }, null, cancellation);
        Dictionary<string, int> places = Enumerable.Range(0, now.Samples.Length).ToDictionary(i => now.Samples[i].File, StringComparer.Ordinal);
        int[] taken = new int[data.Samples.Length];
        for (int i = 0; i < taken.Length; i++)
            if (!places.TryGetValue(data.Samples[i].File, out taken[i]))
                throw new BallastException($"'{data.Samples[i].File}' of the run is not at '{path}' any more, or cannot be read. Bring it back, or give --dataset another folder; methods that need only predictions work without.");
        if (now.Take(taken).Fingerprint != run.Configuration.DatasetFingerprint)
            throw new BallastException($"The images at '{path}' are not those of the run: files, labels or groups have changed since. Give --dataset the folder of the same images, or train again.");
        return data with { Root = now.Root };
    }
}
