using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The iterative-partitioning filter: trees of parts of the samples vote on all of them.</summary>
internal sealed class PartitioningFilter<T>(Matrix<T> features, int[] labels, int classes, SmoteIpfOptions options)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly DecisionTreeClassifier learner = new(new DecisionTreeOptions { Criterion = SplitCriterion.Entropy, SmallestLeaf = 2, Workers = 1 });
    private readonly RandomState random = new RandomState(options.Seed).Derive(1);

    /// <summary>The rows that stay, ascending, and the class that would have lost all its rows, if the filter ended for that.</summary>
    public (int[] Kept, int? Spared) Run(int samplesBefore)
    {
        int[] rows = Neighborhood.AllRows(labels.Length);
        int quiet = 0;
        while (quiet < options.QuietRounds)
        {
            bool[] wrong = Mislabelled(rows);
            if (Vanishing(rows, wrong) is { } label) return (rows, label);
            int before = rows.Length;
            rows = [.. rows.Where((_, place) => !wrong[place])];
            quiet = before - rows.Length < options.QuietShare * samplesBefore ? quiet + 1 : 0;
        }

        return (rows, null);
    }

    private bool[] Mislabelled(int[] rows)
    {
        int[][] parts = Parts(rows);
        DecisionTree[] trees = new DecisionTree[parts.Length];
        ParallelWork.ForEach(trees.Length, options.Workers, part => trees[part] = learner.Fit(features, labels, classes, parts[part]));
        bool[] wrong = new bool[rows.Length];
        int needed = options.Vote == FilterVote.Consensus ? trees.Length : trees.Length / 2 + 1;
        ParallelWork.ForEach(rows.Length, options.Workers, place =>
        {
            int against = 0;
            foreach (DecisionTree tree in trees)
                if (tree.Predict<T>(features.Row(rows[place])) != labels[rows[place]])
                    against++;
            wrong[place] = against >= needed;
        });
        return wrong;
    }

    /// <summary>Rows dealt out class by class in random order, so that each part has its share of each class.</summary>
    private int[][] Parts(int[] rows)
    {
        int count = Math.Min(options.Parts, rows.Length), dealt = 0;
        List<int>[] parts = [.. Enumerable.Range(0, count).Select(_ => new List<int>())];
        for (int label = 0; label < classes; label++)
        {
            int[] members = [.. rows.Where(row => labels[row] == label)];
            random.Shuffle(members.AsSpan());
            foreach (int member in members) parts[dealt++ % count].Add(member);
        }

        return [.. parts.Select(part => part.Order().ToArray())];
    }

    private int? Vanishing(int[] rows, bool[] wrong)
    {
        int[] before = new int[classes], after = new int[classes];
        for (int place = 0; place < rows.Length; place++)
        {
            before[labels[rows[place]]]++;
            if (!wrong[place]) after[labels[rows[place]]]++;
        }

        for (int label = 0; label < classes; label++)
            if (before[label] > 0 && after[label] == 0)
                return label;
        return null;
    }
}
