using Ballast.Core;
using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Experiments;

/// <summary>Writes the files of a balanced copy and, for each, what it was made from.</summary>
internal sealed class BalancedCopyWriter
{
    private readonly SplitDataset data;
    private readonly ResamplingPlan plan;
    private readonly string folder;
    private readonly PlannedImages images;
    private readonly CsvWriter metadata;

    public BalancedCopyWriter(RunSettings settings, SplitDataset data, ResamplingPlan plan, string folder)
    {
        this.data = data;
        this.plan = plan;
        this.folder = folder;
        var store = new ImageStore([.. Enumerable.Range(0, data.Samples.Length).Select(data.PathOf)], TrainingBalance.NeighborPixels, budgetBytes: 0);
        images = new PlannedImages(store, data[SplitPart.Train], plan, settings.OfflineAugmentation);
        metadata = new CsvWriter("file", "label", data.GroupColumn ?? "group", "kind", "base_file", "neighbor_file", "step", "version");
    }

    /// <summary>Writes all parts and returns the number of images.</summary>
    public int Write(CancellationToken cancellation)
    {
        foreach (SplitPart part in new[] { SplitPart.Validation, SplitPart.Test })
            foreach (int sample in data[part])
                Copy(sample, part, "", "original");
        for (int i = 0; i < plan.Samples.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (plan.Samples[i].Kind is SampleKind.Synthetic or SampleKind.Augmented) Make(i);
            else Repeat(i);
        }

        AtomicFile.WriteText(Path.Combine(folder, "metadata.csv"), metadata.ToString());
        return data[SplitPart.Validation].Length + data[SplitPart.Test].Length + plan.Samples.Length;
    }

    private void Repeat(int index)
    {
        SampleOrigin origin = plan.Samples[index];
        string kind = KindOf(origin);
        Copy(data[SplitPart.Train][origin.Base], SplitPart.Train, origin.Kind == SampleKind.Original ? "" : $"_{kind}{index}", kind);
    }

    private void Copy(int sample, SplitPart part, string suffix, string kind)
    {
        SplitSample source = data.Samples[sample];
        string name = NameFor(part, source, suffix + Path.GetExtension(source.File));
        File.Copy(data.PathOf(sample), PathFor(name));
        metadata.Row(name, data.Classes[source.Label], source.Group, kind, source.File, null, null, null);
    }

    private void Make(int index)
    {
        SampleOrigin origin = plan.Samples[index];
        SplitSample source = TrainingSample(origin.Base);
        string name = NameFor(SplitPart.Train, source, $"_{KindOf(origin)}{index}.png");
        ImageFile.WritePng(PathFor(name), images.Render(index));
        bool synthetic = origin.Kind == SampleKind.Synthetic;
        metadata.Row(
            name, data.Classes[source.Label], source.Group, KindOf(origin), source.File, synthetic ? TrainingSample(origin.Neighbor).File : null,
            synthetic ? origin.Step : null, synthetic ? null : origin.Version);
    }

    private SplitSample TrainingSample(int index) => data.Samples[data[SplitPart.Train][index]];

    private static string KindOf(SampleOrigin origin) => origin.Kind.ToString().ToLowerInvariant();

    private string NameFor(SplitPart part, SplitSample sample, string ending) =>
        $"{SplitDatasetFile.NameOf(part)}/{data.Classes[sample.Label]}/{Path.GetFileNameWithoutExtension(sample.File.Replace('/', '_'))}{ending}";

    private string PathFor(string name)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}
