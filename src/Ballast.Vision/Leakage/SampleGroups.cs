using System.Collections.Immutable;

namespace Ballast.Vision;

/// <summary>Which images of a dataset must stay together in a split.</summary>
public static class SampleGroups
{
    /// <summary>
    /// A group number for each image, from 0 in order of first appearance: images of one group (leaf, patient, volume) and files of identical content share a number, also
    /// when only a chain of the two connects them. −1 marks an image that belongs with no other.
    /// </summary>
    /// <param name="dataset">The dataset.</param>
    public static ImmutableArray<int> Of(ImageDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        int count = dataset.Samples.Length;
        int[] parents = [.. Enumerable.Range(0, count)];
        var firstOfGroup = new Dictionary<string, int>(StringComparer.Ordinal);
        var firstOfContent = new Dictionary<string, int>(StringComparer.Ordinal);
        bool[] bound = new bool[count];
        for (int i = 0; i < count; i++)
        {
            if (dataset.Samples[i].Group is { } group)
            {
                bound[i] = true;
                if (!firstOfGroup.TryAdd(group, i)) Join(parents, firstOfGroup[group], i);
            }

            if (!firstOfContent.TryAdd(dataset.Samples[i].ContentHash, i))
            {
                int first = firstOfContent[dataset.Samples[i].ContentHash];
                bound[i] = bound[first] = true;
                Join(parents, first, i);
            }
        }

        var numbers = new Dictionary<int, int>();
        int[] groups = new int[count];
        for (int i = 0; i < count; i++)
        {
            int root = RootOf(parents, i);
            if (bound[i] && !numbers.ContainsKey(root)) numbers[root] = numbers.Count;
            groups[i] = bound[i] ? numbers[root] : -1;
        }

        return [.. groups];
    }

    private static void Join(int[] parents, int a, int b)
    {
        int rootA = RootOf(parents, a), rootB = RootOf(parents, b);
        parents[Math.Max(rootA, rootB)] = Math.Min(rootA, rootB);
    }

    private static int RootOf(int[] parents, int item)
    {
        while (parents[item] != item)
        {
            parents[item] = parents[parents[item]];
            item = parents[item];
        }

        return item;
    }
}
