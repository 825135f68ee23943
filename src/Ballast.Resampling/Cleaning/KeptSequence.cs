namespace Ballast.Resampling;

/// <summary>The samples kept in an order of their own, which may hold a sample twice.</summary>
internal sealed class KeptSequence(PlanBuilder plan, int samples)
{
    private readonly int[] times = new int[samples];
    private readonly List<int> rows = new(samples);

    public IReadOnlyList<int> Rows => rows;

    public int Times(int row) => times[row];

    public void Add(int row)
    {
        times[row]++;
        rows.Add(row);
    }

    /// <summary>Writes those for which there is no reason to leave them out, and names all others.</summary>
    public void Write(ReadOnlySpan<int> labels, Removals removals, string reason)
    {
        for (int row = 0; row < times.Length; row++)
            if (times[row] == 0)
                removals.Remove(row, reason);
        bool[] written = new bool[times.Length];
        foreach (int row in rows)
        {
            if (removals[row]) continue;
            plan.Add(written[row] ? SampleOrigin.Repeated(row) : SampleOrigin.Original(row), labels[row]);
            written[row] = true;
        }

        removals.WriteRemoved(plan);
    }
}
