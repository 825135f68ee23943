namespace Ballast.Metrics.Tests;

public sealed class PercentilesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Quantiles_are_those_of_numpy(int index)
    {
        Vector vector = Vector.Read("reference.json")["percentiles"][index];
        (double lower, double upper) = Percentiles.Interval(vector["scores"].Numbers, .95);
        vector["interval"].Matches([lower, upper]);
    }

    [Fact]
    public void One_score_is_both_ends() => Assert.Equal((3, 3), Percentiles.Interval([3], .95));
}
