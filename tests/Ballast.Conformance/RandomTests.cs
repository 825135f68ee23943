using System.Text.Json;
using Ballast.Core;

namespace Ballast.Conformance;

/// <summary>The generator against NumPy's, bit by bit.</summary>
public sealed class RandomTests
{
    public static TheoryData<int, string> Sequences => Vectors.Places(Vectors.Cases("rng.json"), item => $"seed {item.GetProperty("seed")}");

    public static TheoryData<int, string> GoldenSeeds => Vectors.Places(Vectors.Read("golden.json").GetProperty("rng"), item => $"seed {item.GetProperty("seed")}");

    [Theory]
    [MemberData(nameof(Sequences))]
    public void A_sequence_of_draws_equals_numpy(int place, string what)
    {
        JsonElement sequence = Vectors.Cases("rng.json")[place];
        var random = new RandomState(sequence.GetProperty("seed").GetUInt32());
        foreach (JsonElement draw in sequence.GetProperty("draws").EnumerateArray())
        {
            string call = draw.GetProperty("call").GetString()!;
            double[] drawn = Draw(random, call, draw.GetProperty("args"));
            Assert.True(draw.GetProperty("result").Numbers().SequenceEqual(drawn), $"{what}: {call} {draw.GetProperty("args")}");
        }
    }

    [Theory]
    [MemberData(nameof(GoldenSeeds))]
    public void The_first_draws_of_a_seed_equal_numpy(int place, string what)
    {
        JsonElement expected = Vectors.Read("golden.json").GetProperty("rng")[place];
        RandomState Fresh() => new(expected.GetProperty("seed").GetUInt32());
        void Equal(string name, double[] drawn) => Assert.True(expected.GetProperty(name).Numbers().SequenceEqual(drawn), $"{what}: {name}");
        double[] Repeat(int count, Func<RandomState, double> draw)
        {
            RandomState random = Fresh();
            return [.. Enumerable.Range(0, count).Select(_ => draw(random))];
        }

        Equal("raw", Repeat(8, random => random.Integer(0, 1L << 32)));
        Equal("random_sample", Repeat(8, random => random.NextDouble()));
        Equal("randint_0_75", Repeat(20, random => random.Integer(0, 75)));
        Equal("randint_0_64", Repeat(20, random => random.Integer(0, 64)));
        Equal("randint_0_1", Repeat(5, random => random.Integer(0, 1)));
        Equal("randn_9", Repeat(9, random => random.StandardNormal()));
        Equal("uniform_0_05", Repeat(5, random => random.Uniform(0, 0.5)));
        Equal("beta_10_10", Repeat(6, random => random.Beta(10, 10)));
        Equal("permutation_20", [.. Fresh().Permutation(20)]);
        Equal("choice_20_7", [.. Fresh().ChoiceWithoutReplacement(20, 7)]);
        Equal("choice_20_7_r", [.. Fresh().Choice(20, 7)]);
        Equal("shuffle_10", Shuffled(Fresh(), 10));
        RandomState mixed = Fresh();
        Equal("mixed", [mixed.Integer(0, 10), mixed.Uniform(0, 1), mixed.Integer(0, 3), mixed.StandardNormal(), mixed.Uniform(0, 1), mixed.StandardNormal()]);
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
            "shuffle_arange" => Shuffled(random, (int)a[0]),
            _ => throw new NotSupportedException(call),
        };
    }

    private static double[] Shuffled(RandomState random, int count)
    {
        int[] values = [.. Enumerable.Range(0, count)];
        random.Shuffle(values.AsSpan());
        return [.. values];
    }
}
