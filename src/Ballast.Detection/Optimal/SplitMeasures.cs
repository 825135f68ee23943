using System.Collections.Immutable;

namespace Ballast.Detection;

/// <summary>What a split is to divide in proportion: for each group its images, those with objects, those that hold each class.</summary>
/// <param name="Names">What is counted, in order.</param>
/// <param name="Groups">The counts of each group, in the order of <paramref name="Names"/>; zero or more.</param>
public sealed record SplitMeasures(ImmutableArray<string> Names, ImmutableArray<ImmutableArray<int>> Groups)
{
    /// <summary>Counts images, positive images, and (where there are several classes) images that hold each class, in every group.</summary>
    /// <param name="labels">The labels of each image's objects, each once.</param>
    /// <param name="groups">The group of each image, from 0.</param>
    /// <param name="classes">The names of the classes.</param>
    public static SplitMeasures Of(IReadOnlyList<IReadOnlyCollection<int>> labels, IReadOnlyList<int> groups, IReadOnlyList<string> classes)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(classes);
        bool several = classes.Count > 1;
        int[][] counts = [.. Enumerable.Range(0, groups.Count == 0 ? 0 : groups.Max() + 1).Select(_ => new int[2 + (several ? classes.Count : 0)])];
        for (int i = 0; i < labels.Count; i++)
        {
            int[] count = counts[groups[i]];
            count[0]++;
            if (labels[i].Count > 0) count[1]++;
            // A label beyond the declared classes is a finding of its own; here it is an image with an object.
            if (several)
                foreach (int label in labels[i].Where(label => label < classes.Count))
                    count[2 + label]++;
        }

        ImmutableArray<string> names = ["images", "with objects", .. several ? classes.Select(name => $"with {name}") : []];
        return new SplitMeasures(names, [.. counts.Select(count => count.ToImmutableArray())]);
    }

    /// <summary>The sum of one measure over all groups.</summary>
    internal long Total(int measure) => Groups.Sum(group => (long)group[measure]);
}
