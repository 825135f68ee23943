namespace Ballast.Metrics.Tests;

public sealed class StudentizedRangeTests
{
    [Fact]
    public void Tails_equal_those_of_SciPy()
    {
        // SciPy integrates to about 1e-11 itself.
        foreach (Vector vector in Vector.Read("seeds.json")["range"].Items)
            Assert.Equal(vector["tail"].Number, StudentizedRange.Tail(vector["q"].Number, vector["k"].Integer), 1e-9);
    }

    [Fact]
    public void Quantiles_equal_those_of_SciPy()
    {
        foreach (Vector vector in Vector.Read("seeds.json")["quantile"].Items)
            Assert.Equal(vector["q"].Number, StudentizedRange.Quantile(vector["outside"].Number, vector["k"].Integer), 1e-7);
    }

    [Theory]
    [InlineData(2, 1.960)]
    [InlineData(5, 2.728)]
    [InlineData(10, 3.164)]
    public void Divided_by_the_root_of_two_they_are_Demsars_table(int techniques, double expected)
    {
        // Demšar 2006, table 5 (a), α = .05.
        Assert.Equal(expected, StudentizedRange.Quantile(.05, techniques) / Math.Sqrt(2), 6e-4);
    }

    [Fact]
    public void Of_two_values_the_range_is_a_normal_difference()
    {
        // P(|a − b| ≥ q) = erfc(q / 2).
        foreach (double q in new[] { 0.0, 0.3, 2, 8, 20 })
            Assert.Equal(1, StudentizedRange.Tail(q, 2) / NormalTail.Complement(q / 2), 1e-12);
    }
}
