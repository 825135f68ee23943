using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Ballast.Vision;

namespace Ballast.Volumes;

/// <summary>Percentiles of all finite values of a volume, exact, in memory that does not grow with it.</summary>
/// <remarks>
/// Values are counted twice by their bits in rising order: by the upper 16 bits, and then, only around the values looked for, by the lower 16. Percentiles
/// lie between neighbours in proportion, as in NumPy's default. Counts are added, so that the result is the same with any number of threads.
/// </remarks>
internal sealed class VolumePercentiles
{
    private const int Bins = 1 << 16;

    private readonly IVolumeSource source;
    private readonly int threads;
    private readonly CancellationToken cancellation;

    private VolumePercentiles(IVolumeSource source, int threads, CancellationToken cancellation)
    {
        this.source = source;
        this.threads = threads;
        this.cancellation = cancellation;
    }

    /// <summary>The values of two percentiles; null where the volume has no finite value.</summary>
    internal static (double Low, double High)? Of(IVolumeSource source, SliceWindow.Percentiles window, int threads, CancellationToken cancellation) =>
        new VolumePercentiles(source, threads, cancellation).Find(window.Low, window.High);

    private (double Low, double High)? Find(double low, double high)
    {
        long[] coarse = Count(1, CountUpper);
        long total = coarse.Sum();
        if (total == 0) return null;
        double lowPlace = low / 100 * (total - 1), highPlace = high / 100 * (total - 1);
        long[] ranks = [Below(lowPlace), Above(lowPlace, total), Below(highPlace), Above(highPlace, total)];
        (int Bin, long Rank)[] places = [.. ranks.Select(rank => Place(coarse, 0, rank))];
        int[] bins = [.. places.Select(place => place.Bin).Distinct()];
        long[] fine = Count(bins.Length, (values, counts) => CountLower(values, bins, counts));
        double[] values = [.. places.Select(place => Value(place.Bin, Place(fine, Array.IndexOf(bins, place.Bin) * Bins, place.Rank).Bin))];
        return (Between(values[0], values[1], lowPlace - ranks[0]), Between(values[2], values[3], highPlace - ranks[2]));
    }

    private static long Below(double place) => (long)Math.Floor(place);

    private static long Above(double place, long total) => Math.Min((long)Math.Floor(place) + 1, total - 1);

    private static double Between(double low, double high, double share) => share == 0 ? low : low + (high - low) * share;

    /// <summary>Finds the bin of a rank, and the rank within it.</summary>
    private static (int Bin, long Rank) Place(long[] counts, int start, long rank)
    {
        int bin = start;
        for (; rank >= counts[bin]; bin++) rank -= counts[bin];
        return (bin - start, rank);
    }

    private static double Value(int upper, int lower)
    {
        uint key = ((uint)upper << 16) | (uint)lower;
        return BitConverter.UInt32BitsToSingle((key & 0x80000000) != 0 ? key & 0x7FFFFFFF : ~key);
    }

    /// <summary>Bits that rise with the value.</summary>
    private static uint Key(uint bits) => bits ^ ((uint)((int)bits >> 31) | 0x80000000);

    private static void CountUpper(float[] values, long[] counts)
    {
        foreach (uint bits in MemoryMarshal.Cast<float, uint>(values))
            if (IsFinite(bits)) counts[Key(bits) >> 16]++;
    }

    private static void CountLower(float[] values, int[] bins, long[] counts)
    {
        foreach (uint bits in MemoryMarshal.Cast<float, uint>(values))
        {
            uint key = Key(bits);
            int table = bins.AsSpan().IndexOf((int)(key >> 16));
            if (table >= 0 && IsFinite(bits)) counts[table * Bins + (int)(key & 0xFFFF)]++;
        }
    }

    /// <summary>Infinities and what is no number have all bits of the exponent set.</summary>
    private static bool IsFinite(uint bits) => (bits & 0x7F800000) != 0x7F800000;

    private long[] Count(int tables, Action<float[], long[]> count)
    {
        int pixels = source.WidthPixels * source.HeightPixels;
        var free = new ConcurrentBag<(float[] Values, long[] Counts)>();
        InParallel.For(source.Slices, threads, index =>
        {
            (float[] Values, long[] Counts) room = free.TryTake(out (float[] Values, long[] Counts) taken) ? taken : (new float[pixels], new long[tables * Bins]);
            source.ReadSlice(index, room.Values);
            count(room.Values, room.Counts);
            free.Add(room);
        }, cancellation);
        var sums = new long[tables * Bins];
        foreach ((_, long[] counts) in free)
            for (int i = 0; i < counts.Length; i++) sums[i] += counts[i];
        return sums;
    }
}
