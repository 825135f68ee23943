using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Detection;

/// <summary>Gives the images of a dataset parts, whole groups to one part.</summary>
public static class DatasetSplit
{
    /// <summary>Splits anew; parts that images have are forgotten.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="groups">How the group of an image is told.</param>
    /// <param name="singletons">What happens when every image is its own group.</param>
    /// <param name="ratios">The shares of the groups.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="BallastException">Every image is its own group, or there are fewer groups than parts.</exception>
    public static DetectionDataset Draw(DetectionDataset dataset, GroupRule groups, SingletonGroups singletons, PartRatios ratios, uint seed)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(ratios);
        string[] names = [.. dataset.Images.Select(image => groups.Of(image.File))];
        var labels = new SortedDictionary<string, SortedSet<int>>(StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            if (!labels.TryGetValue(names[i], out SortedSet<int>? held)) labels.Add(names[i], held = []);
            held.UnionWith(dataset.Images[i].Annotations.Select(annotation => annotation.Label));
        }

        if (labels.Count == names.Length && singletons == SingletonGroups.Refuse)
            throw new BallastException(
                $"Each of the {names.Length} images is a group of its own ('{names.FirstOrDefault()}' is the first), so a split by groups protects from nothing. "
                + "Say how the group is told: a group pattern or a group map; or allow singletons if no two images have anything in common.");
        SplitPart[] drawn = VolumeSplit.Divide(VolumeKinds.Of([.. labels.Values]), ratios, seed);
        Dictionary<string, SplitPart> parts = labels.Keys.Zip(drawn).ToDictionary(each => each.First, each => each.Second, StringComparer.Ordinal);
        return dataset with { Images = [.. dataset.Images.Select((image, i) => image with { Group = names[i], Part = parts[names[i]] })] };
    }
}
