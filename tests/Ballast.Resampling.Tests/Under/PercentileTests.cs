namespace Ballast.Resampling.Tests;

public sealed class PercentileTests
{
    // Of 1, 2, 3, 4 the place of 30 % is 0.3 · 3 = 0.9 after the first.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(30, 1.9)]
    [InlineData(50, 2.5)]
    [InlineData(100, 4)]
    public void It_is_linear_between_the_sorted_values(double percent, double expected) => Assert.Equal(expected, Percentile.Of([4, 2, 1, 3], percent), 1e-15);

    [Fact]
    public void One_value_is_every_percentile() => Assert.Equal(7, Percentile.Of([7], 66));
}
