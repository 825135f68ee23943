using Ballast.Core;

namespace Ballast.Core.Tests;

public sealed class ItemRandomTests
{
    [Fact]
    public void Items_have_streams_of_their_own_that_repeat()
    {
        var first = new ItemRandom(1, 2, 3);
        var again = new ItemRandom(1, 2, 3);
        var other = new ItemRandom(1, 3, 2);
        ulong bits = first.NextBits();
        Assert.Equal(bits, again.NextBits());
        Assert.NotEqual(bits, other.NextBits());
    }

    [Fact]
    public void Indices_are_uniform()
    {
        // 60,000 draws over 6 values: each count is 10,000 with standard deviation √(60,000 · 1/6 · 5/6) = 91; ±500 is more than five of them.
        var random = new ItemRandom(7, 0);
        int[] counts = new int[6];
        for (int i = 0; i < 60_000; i++) counts[random.NextIndex(6)]++;
        Assert.All(counts, count => Assert.InRange(count, 9_500, 10_500));
    }
}
