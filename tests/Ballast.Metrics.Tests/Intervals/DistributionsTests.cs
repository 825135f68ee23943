namespace Ballast.Metrics.Tests;

public sealed class DistributionsTests
{
    [Fact]
    public void Tails_of_Students_t_equal_those_of_SciPy()
    {
        foreach (Vector vector in Vector.Read("seeds.json")["student"].Items)
            Assert.Equal(1, Distributions.StudentTwoSided(vector["t"].Number, vector["freedom"].Number) / vector["p"].Number, 1e-11);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void The_quantile_inverts_the_tail(int freedom) =>
        Assert.Equal(0.05, Distributions.StudentTwoSided(Distributions.StudentQuantile(0.05, freedom), freedom), 1e-13);

    [Theory]
    [InlineData(0.5)]
    [InlineData(3)]
    [InlineData(40)]
    public void Chi_square_of_two_degrees_is_exponential(double x) => Assert.Equal(1, Distributions.ChiSquareTail(x, 2) / Math.Exp(-x / 2), 1e-12);
}
