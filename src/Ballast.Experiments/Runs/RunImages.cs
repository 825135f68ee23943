using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Experiments;

/// <summary>The three parts of a run as images: decoded once within the memory budget, the training part as its plan says.</summary>
internal sealed class RunImages
{
    public RunImages(RunSettings settings, SplitDataset data, ResamplingPlan plan, CancellationToken cancellation)
    {
        var store = new ImageStore([.. Enumerable.Range(0, data.Samples.Length).Select(data.PathOf)], settings.Training.ImageSizePixels, settings.CacheBudgetBytes);
        store.Preload(Environment.ProcessorCount, null, cancellation);
        PlannedImages Part(SplitPart part, ResamplingPlan partPlan) => new(store, data[part], partPlan, settings.OfflineAugmentation);
        PlannedImages Untouched(SplitPart part) => Part(part, ResamplingPlan.Unchanged(data.LabelsOf(part), data.Classes.Count));
        Train = Part(SplitPart.Train, plan);
        Validation = Untouched(SplitPart.Validation);
        Test = Untouched(SplitPart.Test);
    }

    public PlannedImages Train { get; }

    public PlannedImages Validation { get; }

    public PlannedImages Test { get; }
}
