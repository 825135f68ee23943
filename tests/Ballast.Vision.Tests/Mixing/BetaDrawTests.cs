using Ballast.Core;

namespace Ballast.Vision.Tests;

public sealed class BetaDrawTests
{
    private const int Draws = 20_000;

    [Theory]
    [InlineData(32)]
    [InlineData(1)]
    [InlineData(0.2)]
    public void Mean_and_variance_are_those_of_the_distribution(double shape)
    {
        double[] values = Drawn(shape);
        double mean = 0.5, variance = 1 / (4 * (2 * shape + 1));
        // Five standard errors of the mean; the variance of a variable within [0, 1] is estimated at least as well as 5 / sqrt(4 n).
        Assert.Equal(mean, values.Average(), 5 * Math.Sqrt(variance / Draws));
        Assert.Equal(variance, values.Average(value => (value - mean) * (value - mean)), 2.5 / Math.Sqrt(Draws));
    }

    [Fact]
    public void The_distribution_functions_that_have_a_closed_form_are_met()
    {
        Assert.True(Distance(Drawn(1), x => x) < Critical);
        Assert.True(Distance(Drawn(2), x => x * x * (3 - 2 * x)) < Critical);
        Assert.True(Distance(Drawn(0.5), x => 2 / Math.PI * Math.Asin(Math.Sqrt(x))) < Critical);
        Assert.True(Distance(Drawn(2), x => x) > Critical);
    }

    [Fact]
    public void Tiny_shapes_stay_within_zero_and_one()
    {
        Assert.All(Drawn(0.001), value => Assert.InRange(value, 0, 1));
    }

    /// <summary>Kolmogorov's statistic at a probability of 0.1 %.</summary>
    private static double Critical => 1.95 / Math.Sqrt(Draws);

    private static double[] Drawn(double shape)
    {
        var random = new ItemRandom(7, 1);
        double[] values = new double[Draws];
        for (int i = 0; i < Draws; i++) values[i] = BetaDraw.Symmetric(shape, ref random);
        return values;
    }

    private static double Distance(double[] values, Func<double, double> distribution) =>
        values.Order().Select((value, at) => Math.Max(Math.Abs(distribution(value) - (double)at / Draws), Math.Abs(distribution(value) - (at + 1.0) / Draws))).Max();
}
