using System.Collections.Immutable;
using Ballast.Resampling;

namespace Ballast.Vision;

/// <summary>Looks for images that a model would see in training and be judged on.</summary>
public static class LeakageCheck
{
    /// <summary>Finds groups and identical files that stand in more than one part of a split.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="split">Its parts, as indices into its samples.</param>
    /// <exception cref="ArgumentException">The split names an image that the dataset does not have, or one image twice.</exception>
    public static Leakage Find(ImageDataset dataset, SplitPlan split)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(split);
        SplitPart?[] parts = new SplitPart?[dataset.Samples.Length];
        foreach (SplitPart part in Enum.GetValues<SplitPart>())
        {
            foreach (int index in split[part])
            {
                if ((uint)index >= (uint)parts.Length) throw new ArgumentException($"The split names image {index}, but the dataset has {parts.Length}.", nameof(split));
                if (parts[index] is not null) throw new ArgumentException($"Image {index} ({dataset.Samples[index].File}) stands in the split twice.", nameof(split));
                parts[index] = part;
            }
        }

        return new Leakage(
        [
            .. FindBy(dataset, parts, LeakageKind.SameGroup, sample => sample.Group),
            .. FindBy(dataset, parts, LeakageKind.IdenticalFiles, sample => sample.ContentHash),
        ]);
    }

    private static IEnumerable<LeakageFinding> FindBy(ImageDataset dataset, SplitPart?[] parts, LeakageKind kind, Func<ImageSample, string?> key) =>
        Enumerable.Range(0, parts.Length)
            .Where(i => parts[i] is not null && key(dataset.Samples[i]) is not null)
            .GroupBy(i => key(dataset.Samples[i])!, StringComparer.Ordinal)
            .Where(together => together.Select(i => parts[i]).Distinct().Count() > 1)
            .Select(together => new LeakageFinding(kind, together.Key, Placed(dataset, parts, together)))
            .OrderBy(finding => finding.Files[0].File, StringComparer.Ordinal);

    private static ImmutableArray<PlacedFile> Placed(ImageDataset dataset, SplitPart?[] parts, IEnumerable<int> images) =>
        [.. images.Select(i => new PlacedFile(dataset.Samples[i].File, parts[i]!.Value)).OrderBy(file => file.File, StringComparer.Ordinal)];
}
