using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Samples by group: a group stays whole. Group −1 makes each of its samples a group of its own.</summary>
internal sealed class GroupTable
{
    private const int Alone = -1;

    public GroupTable(ReadOnlySpan<int> labels, ReadOnlySpan<int> groups)
    {
        if (groups.Length != labels.Length) throw new ArgumentException($"There are {labels.Length} labels and {groups.Length} groups.", nameof(groups));
        var rows = new List<List<int>>();
        var places = new Dictionary<int, int>();
        for (int i = 0; i < groups.Length; i++)
        {
            if (groups[i] < Alone) throw new ArgumentException($"The group of sample {i} is {groups[i]}; a group is 0 or more, or −1 for none.", nameof(groups));
            if (groups[i] == Alone || !places.TryGetValue(groups[i], out int place))
            {
                place = rows.Count;
                rows.Add([]);
                if (groups[i] != Alone) places.Add(groups[i], place);
            }

            rows[place].Add(i);
        }

        Rows = [.. rows.Select(group => group.ToArray())];
        Classes = new (int, int)[Rows.Length][];
        for (int group = 0; group < Rows.Length; group++) Classes[group] = CountClasses(Rows[group], labels);
    }

    /// <summary>The samples of each group, ascending; groups in order of first appearance.</summary>
    public int[][] Rows { get; }

    /// <summary>How many samples of which label each group has.</summary>
    public (int Label, int Count)[][] Classes { get; }

    public int Count => Rows.Length;

    /// <summary>In how many groups each label is.</summary>
    public int[] GroupsByClass(int classes)
    {
        int[] counts = new int[classes];
        foreach ((int Label, int Count)[] group in Classes)
            foreach ((int label, _) in group)
                counts[label]++;
        return counts;
    }

    private static (int Label, int Count)[] CountClasses(int[] rows, ReadOnlySpan<int> labels)
    {
        var counts = new SortedDictionary<int, int>();
        foreach (int row in rows) counts[labels[row]] = counts.GetValueOrDefault(labels[row]) + 1;
        return [.. counts.Select(pair => (pair.Key, pair.Value))];
    }
}
