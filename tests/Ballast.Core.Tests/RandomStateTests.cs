using System.Text.Json;
using Ballast.Core;

namespace Ballast.Core.Tests;

public sealed class RandomStateTests
{
    [Fact]
    public void Every_sequence_of_draws_equals_numpy()
    {
        int draws = 0;
        foreach (JsonElement sequence in Vectors.Read("rng.json").GetProperty("cases").EnumerateArray())
        {
            var random = new RandomState(sequence.GetProperty("seed").GetUInt32());
            foreach (JsonElement draw in sequence.GetProperty("draws").EnumerateArray())
            {
                Assert.Equal(draw.GetProperty("result").Numbers(), Draw(random, draw.GetProperty("call").GetString()!, draw.GetProperty("args")));
                draws++;
            }
        }

        Assert.True(draws >= 70);
    }

    [Fact]
    public void Each_first_draw_of_the_golden_seeds_equals_numpy()
    {
        foreach (JsonElement expected in Vectors.Read("golden.json").GetProperty("rng").EnumerateArray())
        {
            RandomState Fresh() => new(expected.GetProperty("seed").GetUInt32());
            double[] Of(string name) => expected.GetProperty(name).Numbers();
            double[] Repeat(int count, Func<RandomState, double> draw)
            {
                RandomState random = Fresh();
                return [.. Enumerable.Range(0, count).Select(_ => draw(random))];
            }

            Assert.Equal(Of("raw"), Repeat(8, random => random.Integer(0, 1L << 32)));
            Assert.Equal(Of("random_sample"), Repeat(8, random => random.NextDouble()));
            Assert.Equal(Of("randint_0_75"), Repeat(20, random => random.Integer(0, 75)));
            Assert.Equal(Of("randint_0_64"), Repeat(20, random => random.Integer(0, 64)));
            Assert.Equal(Of("randint_0_1"), Repeat(5, random => random.Integer(0, 1)));
            Assert.Equal(Of("randn_9"), Repeat(9, random => random.StandardNormal()));
            Assert.Equal(Of("uniform_0_05"), Repeat(5, random => random.Uniform(0, 0.5)));
            Assert.Equal(Of("beta_10_10"), Repeat(6, random => random.Beta(10, 10)));
            Assert.Equal(expected.GetProperty("permutation_20").Integers(), Fresh().Permutation(20));
            Assert.Equal(expected.GetProperty("choice_20_7").Integers(), Fresh().ChoiceWithoutReplacement(20, 7));
            Assert.Equal(expected.GetProperty("choice_20_7_r").Integers(), Fresh().Choice(20, 7));
            Assert.Equal(expected.GetProperty("shuffle_10").Integers(), Shuffled(Fresh(), 10));
            RandomState mixed = Fresh();
            Assert.Equal(
                Of("mixed"),
                (double[])[mixed.Integer(0, 10), mixed.Uniform(0, 1), mixed.Integer(0, 3), mixed.StandardNormal(), mixed.Uniform(0, 1), mixed.StandardNormal()]);
        }
    }

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

    private static double[] Draw(RandomState random, string call, JsonElement arguments)
    {
        double[] a = [.. arguments.EnumerateArray().Where(x => x.ValueKind == JsonValueKind.Number).Select(x => x.GetDouble())];
        double[] Repeat(double count, Func<double> draw) => [.. Enumerable.Range(0, (int)count).Select(_ => draw())];
        return call switch
        {
            "random_sample" => Repeat(a[0], random.NextDouble),
            "randint" => Repeat(a[2], () => random.Integer((long)a[0], (long)a[1])),
            "uniform" => Repeat(a[2], () => random.Uniform(a[0], a[1])),
            "permutation" => [.. random.Permutation((int)a[0])],
            "choice_replace" => [.. random.Choice((int)a[0], (int)a[1])],
            "choice_no_replace" => [.. random.ChoiceWithoutReplacement((int)a[0], (int)a[1])],
            "choice_p" => [.. random.WeightedChoice(arguments[2].Numbers(), (int)a[1])],
            "standard_normal" => Repeat(a[0], random.StandardNormal),
            "normal" => Repeat(a[2], () => random.Normal(a[0], a[1])),
            "beta" => Repeat(a[2], () => random.Beta(a[0], a[1])),
            "shuffle_arange" => [.. Shuffled(random, (int)a[0])],
            _ => throw new NotSupportedException(call),
        };
    }

    private static int[] Shuffled(RandomState random, int count)
    {
        int[] values = [.. Enumerable.Range(0, count)];
        random.Shuffle(values.AsSpan());
        return values;
    }
}
