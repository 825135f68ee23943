namespace Ballast.Resampling;

/// <summary>Sorts keys by their upper half: a few passes over the bits that differ, or a comparison sort for short lists.</summary>
internal static class RankSort
{
    private const int Short = 128, Digit = 11, Buckets = 1 << Digit;

    /// <summary>Sorts ascending; the result is in one of the two lists, which is returned.</summary>
    public static ulong[] Sort(ulong[] keys, ulong[] spare, int count)
    {
        if (count <= Short)
        {
            keys.AsSpan(0, count).Sort();
            return keys;
        }

        ulong all = ulong.MaxValue, any = 0;
        foreach (ulong key in keys.AsSpan(0, count))
        {
            all &= key;
            any |= key;
        }

        Span<int> starts = stackalloc int[Buckets];
        uint varying = (uint)((all ^ any) >> 32);
        for (int shift = 0; shift < 32 && varying >> shift != 0; shift += Digit)
        {
            if (((varying >> shift) & (Buckets - 1)) == 0) continue;
            Pass(keys.AsSpan(0, count), spare, 32 + shift, starts);
            (keys, spare) = (spare, keys);
        }

        return keys;
    }

    private static void Pass(ReadOnlySpan<ulong> keys, ulong[] sorted, int shift, Span<int> starts)
    {
        starts.Clear();
        foreach (ulong key in keys) starts[(int)(key >> shift) & (Buckets - 1)]++;
        int sum = 0;
        for (int bucket = 0; bucket < Buckets; bucket++) (starts[bucket], sum) = (sum, sum + starts[bucket]);
        foreach (ulong key in keys) sorted[starts[(int)(key >> shift) & (Buckets - 1)]++] = key;
    }
}
