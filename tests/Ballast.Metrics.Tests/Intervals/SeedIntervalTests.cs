namespace Ballast.Metrics.Tests;

public sealed class SeedIntervalTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Vector.Read("seeds.json")["intervals"].Items.Count())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Mean_deviation_and_interval_equal_those_of_SciPy(int index)
    {
        Vector vector = Vector.Read("seeds.json")["intervals"][index];
        SeedInterval interval = SeedInterval.Of(vector["values"].Numbers);
        vector["mean"].Matches(interval.Mean);
        vector["sd"].Matches(interval.StandardDeviation);
        // SciPy 1.10's quantile of t is good to about 1e-11; the closed forms below hold to the last digits.
        Assert.Equal(vector["low"].Number, interval.Lower, 1e-10);
        Assert.Equal(vector["high"].Number, interval.Upper, 1e-10);
    }

    [Fact]
    public void Two_and_three_seeds_have_the_quantiles_of_the_closed_forms()
    {
        // t(.975) with one degree of freedom is tan(.475 π), with two (1 − a) √(2 / (a (2 − a))) for a = .05. Standard deviations √½ and 1.
        Assert.Equal(0.5 + Math.Tan(0.475 * Math.PI) * Math.Sqrt(0.5) / Math.Sqrt(2), SeedInterval.Of([0, 1]).Upper, 1e-12);
        Assert.Equal(1 + 0.95 * Math.Sqrt(2 / (0.05 * 1.95)) / Math.Sqrt(3), SeedInterval.Of([0, 1, 2]).Upper, 1e-12);
    }

    [Fact]
    public void One_seed_has_a_mean_and_no_interval()
    {
        SeedInterval interval = SeedInterval.Of([0.7]);
        Assert.Equal(0.7, interval.Mean);
        Assert.True(double.IsNaN(interval.StandardDeviation) && double.IsNaN(interval.Lower) && double.IsNaN(interval.Upper));
    }

    [Fact]
    public void Equal_seeds_have_an_interval_of_no_width()
    {
        // 0.1 thrice: the mean of the sums rounds off, the interval must not.
        Assert.Equal(new SeedInterval(0.1, 0, 0.1, 0.1, 3), SeedInterval.Of([0.1, 0.1, 0.1]));
    }

    [Fact]
    public void A_score_that_is_no_number_is_refused() => Assert.Throws<ArgumentException>(() => SeedInterval.Of([0.5, double.NaN]));
}
