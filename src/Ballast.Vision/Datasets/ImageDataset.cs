using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Vision;

/// <summary>A list of labelled image files, checked, in an order that is the same on every system, with all that was left out.</summary>
public sealed record ImageDataset
{
    /// <summary>The folder that the paths in <see cref="ImageSample.File"/> start from: the one that holds the class (or train, val, test) folders.</summary>
    public required string Root { get; init; }

    /// <summary>The classes, in ordinal order of their names.</summary>
    public required ClassNames Classes { get; init; }

    /// <summary>The images, in ordinal order of their relative paths.</summary>
    public required ImmutableArray<ImageSample> Samples { get; init; }

    /// <summary>The column of <c>metadata.csv</c> that gave the groups; null when there are none.</summary>
    public string? GroupColumn { get; init; }

    /// <summary>The files and folders that were left out, in ordinal order of their relative paths.</summary>
    public ImmutableArray<ImageProblem> Problems { get; init; } = [];

    /// <summary>What else the reader should know: sentences about files that are fine but unusual.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The label of each image.</summary>
    public ImmutableArray<int> Labels => [.. Samples.Select(sample => sample.Label)];

    /// <summary>How many images each class has.</summary>
    public ClassCounts Counts => ClassCounts.Of([.. Samples.Select(sample => sample.Label)], Classes.Count);

    /// <summary>SHA-256 over path, class, group, part and content of every image, as 64 hexadecimal digits: two datasets with the same value hold the same images.</summary>
    public string Fingerprint => DatasetFingerprint.Of(this);

    /// <summary>The split that the train, val and test folders make; null when the tree has none.</summary>
    public SplitPlan? FolderSplit => Samples.All(sample => sample.Part is null)
        ? null
        : new SplitPlan(InPart(SplitPart.Train), InPart(SplitPart.Validation), InPart(SplitPart.Test));

    /// <summary>The dataset of some of the images; classes keep their labels, even a class that loses all its images.</summary>
    /// <param name="indices">Which images, in their new order.</param>
    public ImageDataset Take(ReadOnlySpan<int> indices)
    {
        ImmutableArray<ImageSample>.Builder taken = ImmutableArray.CreateBuilder<ImageSample>(indices.Length);
        foreach (int index in indices) taken.Add(Samples[index]);
        return this with { Samples = taken.MoveToImmutable() };
    }

    private ImmutableArray<int> InPart(SplitPart part) => [.. Enumerable.Range(0, Samples.Length).Where(i => Samples[i].Part == part)];
}
