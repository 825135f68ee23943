using System.Numerics;

namespace Ballast.Detection;

/// <summary>Finds hashes within a Hamming radius: four tables by 16 bits each, of which one must be within a quarter of the radius.</summary>
/// <remarks>Multi-index hashing (Norouzi, Punjani and Fleet 2012, doi:10.1109/CVPR.2012.6248043).</remarks>
internal sealed class HashIndex
{
    internal const int LargestRadius = 15;

    private const int Tables = 4, ChunkBits = 64 / Tables, Buckets = 1 << ChunkBits;

    private readonly ulong[] hashes;
    private readonly int[][] starts = new int[Tables][];
    private readonly int[][] members = new int[Tables][];
    private readonly ushort[] nearby;
    private readonly int radius;

    internal HashIndex(ulong[] hashes, int radius)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(radius, LargestRadius);
        this.hashes = hashes;
        this.radius = radius;
        nearby = [.. Enumerable.Range(0, Buckets).Where(bits => BitOperations.PopCount((uint)bits) <= radius / Tables).OrderBy(bits => BitOperations.PopCount((uint)bits)).Select(bits => (ushort)bits)];
        for (int table = 0; table < Tables; table++) (starts[table], members[table]) = Sorted(table);
    }

    /// <summary>Tells every hash within the radius once, as its place and distance.</summary>
    internal void Find(ulong hash, Action<int, int> found)
    {
        for (int table = 0; table < Tables; table++)
        {
            int chunk = Chunk(hash, table);
            foreach (ushort change in nearby)
            {
                int bucket = chunk ^ change;
                for (int i = starts[table][bucket]; i < starts[table][bucket + 1]; i++)
                {
                    int place = members[table][i];
                    ulong difference = hashes[place] ^ hash;
                    int distance = BitOperations.PopCount(difference);
                    if (distance <= radius && !SeenBefore(difference, table)) found(place, distance);
                }
            }
        }
    }

    /// <summary>Whether an earlier table has told of it already.</summary>
    private bool SeenBefore(ulong difference, int table)
    {
        for (int earlier = 0; earlier < table; earlier++)
            if (BitOperations.PopCount((uint)Chunk(difference, earlier)) <= radius / Tables)
                return true;
        return false;
    }

    private static int Chunk(ulong hash, int table) => (int)(hash >> (table * ChunkBits)) & (Buckets - 1);

    private (int[] Starts, int[] Members) Sorted(int table)
    {
        int[] first = new int[Buckets + 1];
        foreach (ulong hash in hashes) first[Chunk(hash, table) + 1]++;
        for (int i = 0; i < Buckets; i++) first[i + 1] += first[i];
        int[] next = first[..Buckets], sorted = new int[hashes.Length];
        for (int i = 0; i < hashes.Length; i++) sorted[next[Chunk(hashes[i], table)]++] = i;
        return (first, sorted);
    }
}
