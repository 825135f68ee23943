using System.Text.Json;
using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class PairwiseSumTests
{
    [Fact]
    public void Sums_equal_numpy_to_the_last_bit()
    {
        foreach (JsonElement expected in Vectors.Read("draws.json").GetProperty("pairwise_sum").EnumerateArray())
        {
            var random = new RandomState(expected.GetProperty("seed").GetUInt32());
            double[] values = [.. Enumerable.Range(0, expected.GetProperty("n").GetInt32()).Select(_ => random.NextDouble())];
            Assert.Equal(expected.GetProperty("sum").GetDouble(), PairwiseSum.Of(values));
        }
    }
}
