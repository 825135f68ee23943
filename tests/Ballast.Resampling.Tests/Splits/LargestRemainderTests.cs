using System.Text.Json;
using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class LargestRemainderTests
{
    [Fact]
    public void Sizes_equal_those_of_scikit_learn_ties_included()
    {
        foreach (JsonElement expected in Vectors.Read("draws.json").GetProperty("sizes").EnumerateArray())
        {
            var random = new RandomState(expected.GetProperty("seed").GetUInt32());
            int[] sizes = LargestRemainder.Sizes(expected.GetProperty("counts").Integers(), expected.GetProperty("draws").GetInt32(), random);
            Assert.Equal(expected.GetProperty("sizes").Integers(), sizes);
        }
    }
}
