namespace Ballast.Resampling;

/// <summary>Groups numbered from 0 by ascending value, as NumPy's <c>unique</c> does; samples of group −1 follow, each a group of its own.</summary>
internal sealed class GroupCodes
{
    public GroupCodes(ReadOnlySpan<int> groups)
    {
        var values = new SortedSet<int>();
        for (int i = 0; i < groups.Length; i++)
        {
            if (groups[i] < -1) throw new ArgumentException($"The group of sample {i} is {groups[i]}; a group is 0 or more, or −1 for none.", nameof(groups));
            if (groups[i] >= 0) values.Add(groups[i]);
        }

        var codes = new Dictionary<int, int>(values.Count);
        foreach (int value in values) codes.Add(value, codes.Count);
        Count = codes.Count;
        OfSample = new int[groups.Length];
        for (int i = 0; i < groups.Length; i++) OfSample[i] = groups[i] < 0 ? Count++ : codes[groups[i]];
    }

    /// <summary>How many groups there are.</summary>
    public int Count { get; }

    /// <summary>The group of each sample, from 0.</summary>
    public int[] OfSample { get; }

    /// <summary>Groups of which there is one a sample.</summary>
    public static ReadOnlySpan<int> Require(int samples, ReadOnlySpan<int> groups) =>
        groups.Length == samples ? groups : throw new ArgumentException($"There are {samples} labels and {groups.Length} groups.", nameof(groups));
}
