using Ballast.Metrics;

namespace Ballast.Reporting.Tests;

public sealed class BaselineDifferenceTests
{
    [Theory]
    [InlineData(-0.1, 0.1, true)]
    [InlineData(0, 0.1, true)]
    [InlineData(0.01, 0.1, false)]
    [InlineData(-0.1, -0.01, false)]
    public void Zero_lies_inside_when_the_ends_are_on_both_sides_or_on_it(double low, double high, bool inside) =>
        Assert.Equal(inside, new BaselineDifference(0, low, high, 0.5).IncludesZero);

    [Theory]
    [InlineData(double.NaN, 0, 0, 0.5)]
    [InlineData(0, 0.1, -0.1, 0.5)]
    [InlineData(0, -0.1, 0.1, 1.5)]
    [InlineData(0, -0.1, 0.1, double.NaN)]
    public void What_is_no_difference_is_refused(double value, double low, double high, double p) =>
        Assert.Throws<ArgumentException>(() => new BaselineDifference(value, low, high, p));

    [Fact]
    public void A_paired_bootstrap_is_taken_as_technique_minus_baseline()
    {
        PairedDifference paired = new()
        {
            Baseline = 0.5,
            Challenger = 0.75,
            Lower = 0.1,
            Upper = 0.4,
            PValue = 0.01,
            RunDifferences = [0.25],
            Resamples = 2000,
        };

        Assert.Equal(new BaselineDifference(0.25, 0.1, 0.4, 0.01), BaselineDifference.Of(paired));
    }
}
