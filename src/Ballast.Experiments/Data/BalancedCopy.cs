using Ballast.Core;
using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Experiments;

/// <summary>A balanced copy of a dataset as files: <c>train</c>, <c>val</c> and <c>test</c>, one folder a class in each, and their provenance.</summary>
public sealed class BalancedCopy
{
    private BalancedCopy(string folder, ResamplingPlan plan, int files)
    {
        Folder = folder;
        Plan = plan;
        Files = files;
    }

    /// <summary>The folder that was written.</summary>
    public string Folder { get; }

    /// <summary>What was done to the training part.</summary>
    public ResamplingPlan Plan { get; }

    /// <summary>The number of images written, all parts together.</summary>
    public int Files { get; }

    /// <summary>Writes the copy. Originals are copied byte for byte; made images are PNG files.</summary>
    /// <param name="settings">The technique and its parameters.</param>
    /// <param name="data">The dataset with its parts.</param>
    /// <param name="folder">The folder to write; it must not exist.</param>
    /// <param name="cancellation">Stops the writing; nothing of it is kept.</param>
    /// <exception cref="BallastException">The folder exists or cannot be written.</exception>
    public static BalancedCopy Write(RunSettings settings, SplitDataset data, string folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(data);
        folder = Path.GetFullPath(folder);
        if (Directory.Exists(folder) || File.Exists(folder)) throw new BallastException($"'{folder}' exists already. Name a new folder, or remove it first.");
        return WriteGuard.Run(folder, () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
            using StagedFolder staged = StagedFolder.Begin(folder, cancellation);
            ResamplingPlan plan = TrainingBalance.Plan(settings, data, cancellation);
            var metadata = new CsvText("file", "label", data.GroupColumn ?? "group", "kind", "base_file", "neighbor_file", "step", "version");
            int files = CopyUntouched(data, SplitPart.Validation, staged.Partial, metadata) + CopyUntouched(data, SplitPart.Test, staged.Partial, metadata);
            files += WriteTraining(settings, data, plan, staged.Partial, metadata, cancellation);
            AtomicFile.WriteText(Path.Combine(staged.Partial, "metadata.csv"), metadata.ToString());
            staged.Finish();
            return new BalancedCopy(folder, plan, files);
        });
    }

    private static int CopyUntouched(SplitDataset data, SplitPart part, string folder, CsvText metadata)
    {
        foreach (int index in data[part])
        {
            SplitSample sample = data.Samples[index];
            string name = NameFor(data, part, sample, "", null);
            Copy(data.PathOf(index), folder, name);
            metadata.Row(name, data.Classes[sample.Label], sample.Group, "original", sample.File, null, null, null);
        }

        return data[part].Length;
    }

    private static int WriteTraining(RunSettings settings, SplitDataset data, ResamplingPlan plan, string folder, CsvText metadata, CancellationToken cancellation)
    {
        var store = new ImageStore([.. Enumerable.Range(0, data.Samples.Length).Select(data.PathOf)], TrainingBalance.NeighborPixels, budgetBytes: 0);
        var images = new PlannedImages(store, data[SplitPart.Train], plan, settings.OfflineAugmentation);
        SplitSample Sample(int index) => data.Samples[data[SplitPart.Train][index]];
        for (int i = 0; i < plan.Samples.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            SampleOrigin origin = plan.Samples[i];
            SplitSample source = Sample(origin.Base);
            bool made = origin.Kind is SampleKind.Synthetic or SampleKind.Augmented;
            string kind = origin.Kind.ToString().ToLowerInvariant();
            string name = NameFor(data, SplitPart.Train, source, origin.Kind == SampleKind.Original ? "" : $"_{kind}{i}", made ? ".png" : null);
            if (made) WriteMade(images, i, folder, name);
            else Copy(data.PathOf(data[SplitPart.Train][origin.Base]), folder, name);
            bool synthetic = origin.Kind == SampleKind.Synthetic;
            metadata.Row(
                name, data.Classes[source.Label], source.Group, kind, source.File, synthetic ? Sample(origin.Neighbor).File : null,
                synthetic ? origin.Step : null, origin.Version > 0 ? origin.Version : null);
        }

        return plan.Samples.Length;
    }

    private static string NameFor(SplitDataset data, SplitPart part, SplitSample sample, string suffix, string? extension)
    {
        string unique = sample.File.Replace('/', '_');
        return $"{SplitDatasetFile.NameOf(part)}/{data.Classes[sample.Label]}/{Path.GetFileNameWithoutExtension(unique)}{suffix}{extension ?? Path.GetExtension(unique)}";
    }

    private static void WriteMade(PlannedImages images, int index, string folder, string name)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        ImageFile.WritePng(path, images.Render(index));
    }

    private static void Copy(string source, string folder, string name)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Copy(source, path);
    }
}
