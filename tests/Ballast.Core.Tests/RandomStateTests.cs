using System.Text.Json;
using Ballast.Core;

namespace Ballast.Core.Tests;

public sealed class RandomStateTests
{
    [Fact]
    public void A_child_equals_numpy_seeded_by_the_list_of_words()
    {
        foreach (JsonElement expected in Vectors.Read("draws.json").GetProperty("children").EnumerateArray())
        {
            uint[] key = [.. expected.GetProperty("key").EnumerateArray().Select(word => word.GetUInt32())];
            var random = new RandomState(key[0]);
            for (int i = 1; i < key.Length; i += 2) random = random.Derive(key[i] | ((ulong)key[i + 1] << 32));
            Assert.Equal(expected.GetProperty("random_sample").Numbers(), (double[])[random.NextDouble(), random.NextDouble(), random.NextDouble()]);
            Assert.Equal(expected.GetProperty("permutation").Integers(), random.Permutation(9));
        }
    }

    [Fact]
    public void A_child_does_not_depend_on_what_was_drawn_before()
    {
        var used = new RandomState(1);
        used.Permutation(1000);
        Assert.Equal(new RandomState(1).Derive(5).NextDouble(), used.Derive(5).NextDouble());
    }

    [Fact]
    public void Gamma_draws_equal_numpy()
    {
        foreach (JsonElement expected in Vectors.Read("draws.json").GetProperty("gamma").EnumerateArray())
        {
            var random = new RandomState(expected.GetProperty("seed").GetUInt32());
            foreach (double value in expected.GetProperty("result").Numbers())
                Assert.Equal(value, random.Gamma(expected.GetProperty("shape").GetDouble(), expected.GetProperty("scale").GetDouble()));
        }
    }

    [Fact]
    public void An_empty_range_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomState(0).Integer(3, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomState(0).Choice(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomState(0).ChoiceWithoutReplacement(3, 4));
        Assert.Throws<ArgumentException>(() => new RandomState(0).WeightedChoice([0.5, 0.4], 1));
        Assert.Throws<ArgumentException>(() => new RandomState(0).WeightedChoice([1.5, -0.5], 1));
    }

    [Fact]
    public void The_whole_range_of_long_can_be_drawn_from()
    {
        long[] drawn = [.. Enumerable.Range(0, 64).Select(_ => 0L)];
        var random = new RandomState(9);
        for (int i = 0; i < drawn.Length; i++) drawn[i] = random.Integer(long.MinValue, long.MaxValue);
        Assert.Contains(drawn, value => value < long.MinValue / 2);
        Assert.Contains(drawn, value => value > long.MaxValue / 2);
    }
}
