using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Different numbers drawn from a range too large to write down.</summary>
internal static class DistinctDraws
{
    /// <summary>Different numbers of 0 … <paramref name="range"/> − 1, every set equally likely, ascending.</summary>
    /// <remarks>Floyd's algorithm (Bentley and Floyd 1987, doi:10.1145/30401.315746): memory for what is drawn, not for the range.</remarks>
    public static long[] Ascending(long range, int count, RandomState random)
    {
        var drawn = new HashSet<long>(count);
        for (long top = range - count; top < range; top++)
        {
            long value = random.Integer(0, top + 1);
            if (!drawn.Add(value)) drawn.Add(top);
        }

        long[] sorted = [.. drawn];
        Array.Sort(sorted);
        return sorted;
    }
}
