using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Grows one tree, depth first. Each node sorts its rows by the features it looks at, and tries every place between two different values.</summary>
internal sealed class TreeGrower<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A key holds a rank, a label and a weight; this many bits are the weight's and the label's.</summary>
    public const int WeightBits = 12, LabelBits = 20;

    private const int LabelMask = (1 << LabelBits) - 1, WeightMask = (1 << WeightBits) - 1;

    private readonly RankedTable<T> table;
    private readonly TreeOptions options;
    private readonly int[] rows, features;
    private readonly uint[] tags;
    private readonly ulong[] keys, spare;
    private readonly ClassTally tally;
    private readonly TreeNodes nodes;
    private readonly int lookedAt;
    private ItemRandom random;

    /// <summary>Takes what to learn from: one label and one weight a row; rows of weight 0 are left out.</summary>
    public TreeGrower(RankedTable<T> table, (int[] Labels, int Classes) targets, int[] weights, TreeOptions options, ItemRandom random)
    {
        this.table = table;
        this.options = options;
        this.random = random;
        rows = [.. Neighborhood.AllRows(table.Rows).Where(row => weights[row] > 0)];
        features = Neighborhood.AllRows(table.Columns);
        tags = new uint[table.Rows];
        for (int row = 0; row < tags.Length; row++) tags[row] = ((uint)targets.Labels[row] << WeightBits) | (uint)weights[row];
        keys = new ulong[rows.Length];
        spare = new ulong[rows.Length];
        tally = new ClassTally(options.Criterion, targets.Classes, weights.Sum());
        nodes = new TreeNodes(targets.Classes);
        lookedAt = options.SplitFeatures.Of(table.Columns);
    }

    public TreeNodes Grow()
    {
        var pending = new Stack<(int Node, int Start, int End, int Depth)>();
        pending.Push((nodes.Add(), 0, rows.Length, 0));
        while (pending.TryPop(out (int Node, int Start, int End, int Depth) part))
        {
            Tally(part.Start, part.End);
            if (!MaySplit(part.Depth) || BestSplit(part.Start, part.End) is not { } split)
            {
                nodes.MakeLeaf(part.Node, tally.Totals, part.Depth);
                continue;
            }

            int middle = Partition(part.Start, part.End, split);
            int child = nodes.MakeSplit(part.Node, split.Feature, table.Between(split.Feature, split.Rank, split.Next));
            pending.Push((child + 1, middle, part.End, part.Depth + 1));
            pending.Push((child, part.Start, middle, part.Depth + 1));
        }

        return nodes;
    }

    private static int LabelOf(ulong key) => (int)(key >> WeightBits) & LabelMask;

    private static int WeightOf(ulong key) => (int)key & WeightMask;

    private bool MaySplit(int depth) =>
        tally.Total >= options.SmallestSplit && tally.Total >= 2L * options.SmallestLeaf && (options.MaximumDepth is not { } most || depth < most) && !tally.IsPure;

    private void Tally(int start, int end)
    {
        tally.Clear();
        for (int i = start; i < end; i++) tally.Count(LabelOf(tags[rows[i]]), WeightOf(tags[rows[i]]));
    }

    /// <summary>The best split by the features looked at; more of them while none can split the node.</summary>
    private Split? BestSplit(int start, int end)
    {
        Split? best = null;
        int looked = 0;
        for (int i = 0; i < features.Length && (looked < lookedAt || best is null); i++)
        {
            if (lookedAt < features.Length)
            {
                int drawn = i + random.NextIndex(features.Length - i);
                (features[i], features[drawn]) = (features[drawn], features[i]);
            }

            if (Scan(features[i], start, end, ref best)) looked++;
        }

        return best;
    }

    /// <summary>Tries the splits of a feature; false when it has one value only.</summary>
    private bool Scan(int feature, int start, int end, ref Split? best)
    {
        ReadOnlySpan<int> ranks = table.Ranks(feature);
        int count = end - start, first = ranks[rows[start]], differing = 0;
        for (int i = 0; i < count; i++)
        {
            int row = rows[start + i], rank = ranks[row];
            differing |= rank ^ first;
            keys[i] = ((ulong)(uint)rank << 32) | tags[row];
        }

        if (differing == 0) return false;
        ReadOnlySpan<ulong> sorted = RankSort.Sort(keys, spare, count).AsSpan(0, count);
        tally.Reset();
        double highest = best?.Score ?? double.NegativeInfinity;
        for (int i = 0; i < count - 1; i++)
        {
            tally.MoveLeft(LabelOf(sorted[i]), WeightOf(sorted[i]));
            if (sorted[i] >> 32 == sorted[i + 1] >> 32 || tally.Left < options.SmallestLeaf) continue;
            if (tally.Right < options.SmallestLeaf) break;
            double score = tally.Score;
            if (score <= highest) continue;
            highest = score;
            best = new Split(feature, (int)(sorted[i] >> 32), (int)(sorted[i + 1] >> 32), score);
        }

        return true;
    }

    private int Partition(int start, int end, Split split)
    {
        ReadOnlySpan<int> ranks = table.Ranks(split.Feature);
        int left = start, right = end - 1;
        while (left <= right)
        {
            if (ranks[rows[left]] <= split.Rank) left++;
            else (rows[left], rows[right]) = (rows[right--], rows[left]);
        }

        return left;
    }

    private readonly record struct Split(int Feature, int Rank, int Next, double Score);
}
