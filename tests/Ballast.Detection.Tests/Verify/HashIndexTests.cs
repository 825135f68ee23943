using System.Numerics;
using Ballast.Core;

namespace Ballast.Detection.Tests;

public sealed class HashIndexTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(15)]
    public void The_index_finds_what_a_comparison_with_all_finds(int radius)
    {
        var random = new ItemRandom(1, (ulong)radius);
        // Half of the hashes are changed in a few bits of others, so that there is something to find.
        ulong[] hashes = new ulong[2000];
        for (int i = 0; i < hashes.Length; i++)
        {
            hashes[i] = i % 2 == 0 ? random.NextBits() : hashes[i - 1];
            for (int changes = i % 2 == 0 ? 0 : random.NextIndex(18); changes > 0; changes--) hashes[i] ^= 1UL << random.NextIndex(64);
        }

        var index = new HashIndex(hashes, radius);
        foreach (ulong hash in hashes.Take(200))
        {
            var found = new List<(int, int)>();
            index.Find(hash, (place, distance) => found.Add((place, distance)));
            Assert.Equal(Enumerable.Range(0, hashes.Length).Select(i => (i, BitOperations.PopCount(hashes[i] ^ hash))).Where(pair => pair.Item2 <= radius), found.Order());
        }
    }
}
