using System.Collections.Immutable;
using Ballast.Resampling;

namespace Ballast.Vision;

/// <summary>Takes a part of a dataset that looks like the whole.</summary>
internal static class DatasetLimit
{
    /// <summary>Keeps the share of each class, in each part of the split where folders make one, and groups whole where the number allows.</summary>
    internal static ImageDataset Apply(ImageDataset dataset, int limit, uint seed)
    {
        int classes = dataset.Classes.Count;
        int[] strata = [.. dataset.Samples.Select(sample => sample.Label + classes * (int)(sample.Part ?? SplitPart.Train))];
        ImmutableArray<int> taken = StratifiedSubsample.Take(strata, SampleGroups.Of(dataset).AsSpan(), limit, seed);
        string note = $"{taken.Length} of {dataset.Samples.Length} images were taken (limit), with the share of each class.";
        return dataset.Take(taken.AsSpan()) with { Notes = dataset.Notes.Add(note) };
    }
}
