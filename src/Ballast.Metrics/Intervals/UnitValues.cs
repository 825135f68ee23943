namespace Ballast.Metrics;

/// <summary>One whole number a sample (a cell of a confusion matrix, an index), laid out unit after unit.</summary>
internal sealed class UnitValues
{
    private readonly int[] starts;
    private readonly int[] values;

    public UnitValues(ReadOnlySpan<int> valueOfSample, ResamplingUnits units)
    {
        starts = new int[units.Count + 1];
        values = new int[valueOfSample.Length];
        foreach (int unit in units.UnitOfSample) starts[unit + 1]++;
        for (int unit = 0; unit < units.Count; unit++) starts[unit + 1] += starts[unit];
        int[] next = starts[..^1];
        for (int i = 0; i < valueOfSample.Length; i++) values[next[units.UnitOfSample[i]]++] = valueOfSample[i];
    }

    /// <summary>Adds 1 to the count of each value of the drawn units.</summary>
    public void Count(ReadOnlySpan<int> drawn, Span<int> counts)
    {
        foreach (int unit in drawn)
            for (int i = starts[unit]; i < starts[unit + 1]; i++)
                counts[values[i]]++;
    }

    /// <summary>The values of the drawn units, one after the other.</summary>
    public int[] Collect(ReadOnlySpan<int> drawn)
    {
        int total = 0;
        foreach (int unit in drawn) total += starts[unit + 1] - starts[unit];
        int[] collected = new int[total];
        int at = 0;
        foreach (int unit in drawn)
        {
            ReadOnlySpan<int> part = values.AsSpan(starts[unit]..starts[unit + 1]);
            part.CopyTo(collected.AsSpan(at));
            at += part.Length;
        }

        return collected;
    }
}
