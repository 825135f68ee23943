using System.Numerics;
using System.Runtime.InteropServices;

namespace Ballast.Resampling;

/// <summary>A grown tree: nodes in lists, the two children of a node one after the other.</summary>
internal sealed class TreeNodes(int classes)
{
    private readonly List<int> features = [], targets = [];
    private readonly List<double> thresholds = [], probabilities = [];

    public int Leaves { get; private set; }

    public int Depth { get; private set; }

    /// <summary>Adds a node without a rule; the first one is the root.</summary>
    public int Add()
    {
        features.Add(-1);
        targets.Add(-1);
        thresholds.Add(0);
        return features.Count - 1;
    }

    public void MakeLeaf(int node, ReadOnlySpan<long> counts, int depth)
    {
        long total = 0;
        foreach (long count in counts) total += count;
        targets[node] = probabilities.Count;
        foreach (long count in counts) probabilities.Add((double)count / total);
        Leaves++;
        Depth = Math.Max(Depth, depth);
    }

    /// <summary>Values at most the threshold go to the first child.</summary>
    /// <returns>The first child; the second is the next one.</returns>
    public int MakeSplit(int node, int feature, double threshold)
    {
        features[node] = feature;
        thresholds[node] = threshold;
        int child = targets[node] = Add();
        Add();
        return child;
    }

    /// <summary>Adds the class probabilities of a row to what is there.</summary>
    public void AddProbabilities<T>(ReadOnlySpan<T> row, Span<double> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<double> leaf = Leaf(row);
        for (int label = 0; label < leaf.Length; label++) sums[label] += leaf[label];
    }

    /// <summary>The class probabilities of the leaf that a row comes to.</summary>
    public ReadOnlySpan<double> Leaf<T>(ReadOnlySpan<T> row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<int> rules = CollectionsMarshal.AsSpan(features), next = CollectionsMarshal.AsSpan(targets);
        ReadOnlySpan<double> limits = CollectionsMarshal.AsSpan(thresholds);
        int node = 0;
        while (rules[node] >= 0) node = next[node] + (double.CreateTruncating(row[rules[node]]) <= limits[node] ? 0 : 1);
        return CollectionsMarshal.AsSpan(probabilities).Slice(next[node], classes);
    }
}
