using System.Collections.Immutable;

namespace Ballast.Detection;

/// <summary>What a split is to divide in proportion: for each group its images, its positive images, the objects of each class.</summary>
/// <param name="Names">What is counted, in order.</param>
/// <param name="Groups">The counts of each group, in the order of <paramref name="Names"/>; zero or more.</param>
public sealed record SplitMeasures(ImmutableArray<string> Names, ImmutableArray<ImmutableArray<int>> Groups)
{
    /// <summary>Counts images, positive images, and images of each class (where there are several) in every group.</summary>
    /// <param name="images">The images.</param>
    /// <param name="groups">The group of each image, from 0.</param>
    /// <param name="classes">The names of the classes.</param>
    public static SplitMeasures Of(IReadOnlyList<DetectionImage> images, IReadOnlyList<int> groups, IReadOnlyList<string> classes)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(classes);
        bool several = classes.Count > 1;
        int[][] counts = [.. Enumerable.Range(0, groups.Count == 0 ? 0 : groups.Max() + 1).Select(_ => new int[2 + (several ? classes.Count : 0)])];
        for (int i = 0; i < images.Count; i++)
        {
            int[] count = counts[groups[i]];
            count[0]++;
            if (images[i].IsPositive) count[1]++;
            if (!several) continue;
            foreach (Annotation annotation in images[i].Annotations) count[2 + annotation.Label]++;
        }

        ImmutableArray<string> names = ["images", "positive images", .. several ? classes.Select(name => $"{name} objects") : []];
        return new SplitMeasures(names, [.. counts.Select(count => count.ToImmutableArray())]);
    }

    /// <summary>The sum of one measure over all groups.</summary>
    internal long Total(int measure) => Groups.Sum(group => (long)group[measure]);
}
