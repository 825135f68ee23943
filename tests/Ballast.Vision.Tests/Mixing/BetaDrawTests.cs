using Ballast.Core;

namespace Ballast.Vision.Tests;

public sealed class BetaDrawTests
{
    // Nine inner deciles of Beta(a, a), by SciPy 1.10: beta.ppf(q, a, a).
    public static TheoryData<double, double[]> Deciles() => new()
    {
        { 0.2, [0.0002477646919, 0.007888049627, 0.05788057532, 0.2163418589, 0.5, 0.7836581411, 0.9421194247, 0.9921119504, 0.9997522353] },
        { 0.4, [0.01169045798, 0.06460414975, 0.1694441088, 0.3209451617, 0.5, 0.6790548383, 0.8305558912, 0.9353958503, 0.988309542] },
        { 1, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] },
        { 2, [0.1958001057, 0.2871407254, 0.3632574911, 0.4329310771, 0.5, 0.5670689229, 0.6367425089, 0.7128592746, 0.8041998943] },
        { 8, [0.3415208427, 0.3943566987, 0.4337139855, 0.4678666655, 0.5, 0.5321333345, 0.5662860145, 0.6056433013, 0.6584791573] },
    };

    [Theory]
    [MemberData(nameof(Deciles))]
    public void Draws_fall_into_the_deciles_alike_and_have_the_moments(double shape, double[] deciles)
    {
        const int draws = 20_000;
        double[] drawn = Draw(shape, draws);
        Assert.True(Statistic(drawn, deciles) < 27.877, $"{Statistic(drawn, deciles)}"); // the 0.999 quantile of 9 degrees
        Assert.True(Statistic(Draw(shape * 1.15, draws), deciles) > 27.877 || shape == 1, "Another distribution passes too.");
        double variance = 1 / (4 * (2 * shape + 1)), mean = drawn.Average();
        Assert.InRange(mean, 0.5 - 4 * Math.Sqrt(variance / draws), 0.5 + 4 * Math.Sqrt(variance / draws));
        Assert.Equal(variance, drawn.Average(x => (x - 0.5) * (x - 0.5)), 0.04 * variance); // 4 standard deviations of it are below 4 % for each of the shapes
    }

    [Fact]
    public void The_uniform_case_is_told_from_its_neighbors() => Assert.True(Statistic(Draw(1.15, 20_000), [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) > 27.877);

    [Theory]
    [InlineData(0.3)]
    [InlineData(1)]
    [InlineData(5)]
    public void Gamma_variates_have_the_moments_of_their_shape(double shape)
    {
        const int draws = 40_000;
        double[] drawn = new double[draws];
        var random = new ItemRandom(3, 4);
        for (int i = 0; i < draws; i++) drawn[i] = Math.Exp(BetaDraw.LogGamma(shape, ref random));
        Assert.Equal(shape, drawn.Average(), 4 * Math.Sqrt(shape / draws));
        // The variance of a variance: (μ₄ − σ⁴) / n with μ₄ = 3 k² + 6 k and σ² = k.
        Assert.Equal(shape, drawn.Average(x => (x - shape) * (x - shape)), 4 * Math.Sqrt((2 * shape * shape + 6 * shape) / draws));
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(1000)]
    public void Extreme_shapes_stay_in_range(double shape) => Assert.All(Draw(shape, 2000), x => Assert.InRange(x, 0, 1));

    private static double[] Draw(double shape, int draws)
    {
        double[] drawn = new double[draws];
        for (int i = 0; i < draws; i++)
        {
            var random = new ItemRandom(11, 7, (ulong)i);
            drawn[i] = BetaDraw.Symmetric(shape, ref random);
        }

        return drawn;
    }

    private static double Statistic(double[] drawn, double[] deciles)
    {
        double expected = drawn.Length / 10.0;
        double[] counts = new double[10];
        foreach (double x in drawn) counts[deciles.Count(edge => edge < x)]++;
        return counts.Sum(count => (count - expected) * (count - expected) / expected);
    }
}
