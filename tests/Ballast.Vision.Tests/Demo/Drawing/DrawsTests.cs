using Ballast.Core;

namespace Ballast.Vision.Tests;

public sealed class DrawsTests
{
    [Fact]
    public void The_bell_has_mean_0_and_deviation_1()
    {
        var random = new ItemRandom(1, 2);
        double[] draws = new double[20_000];
        for (int i = 0; i < draws.Length; i++)
        {
            draws[i] = random.Bell();
        }

        // Four standard errors: 4 / √20,000 = 0.028 for the mean; the variance of the bell is below that of a normal, whose error is 0.04.
        Assert.Equal(0, draws.Average(), 0.028);
        Assert.Equal(1, draws.Average(x => x * x), 0.04);
        Assert.All(draws, x => Assert.InRange(x, -Math.Sqrt(18), Math.Sqrt(18)));
    }

    [Fact]
    public void Both_ends_of_a_range_are_drawn()
    {
        var random = new ItemRandom(3, 4);
        var seen = new HashSet<int>();
        for (int i = 0; i < 200; i++)
        {
            seen.Add(random.Between(3, 5));
        }

        Assert.Equal([3, 4, 5], seen.Order());
    }
}
