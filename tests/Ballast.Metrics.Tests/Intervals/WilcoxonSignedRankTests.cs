namespace Ballast.Metrics.Tests;

public sealed class WilcoxonSignedRankTests
{
    [Theory]
    [MemberData(nameof(PairedTTestTests.Cases), MemberType = typeof(PairedTTestTests))]
    public void The_p_value_equals_that_of_SciPy_or_of_all_signs(int index)
    {
        Vector vector = Vector.Read("seeds.json")["paired"][index];
        vector["wilcoxon_p"].Matches(WilcoxonSignedRank.Test(vector["differences"].Numbers).PValue);
    }

    [Theory]
    [InlineData(3, 0.25)]
    [InlineData(5, 0.0625)]
    [InlineData(6, 0.03125)]
    public void Differences_all_of_one_sign_have_the_smallest_p_there_is(int pairs, double expected)
    {
        Assert.Equal(expected, WilcoxonSignedRank.SmallestPValue(pairs));
        Assert.Equal(expected, WilcoxonSignedRank.Test([.. Enumerable.Range(1, pairs).Select(i => (double)i)]).PValue, 1e-15);
    }

    [Fact]
    public void No_difference_at_all_is_certain_to_be_none() => Assert.Equal(new PairedTestResult(0, 1, 0), WilcoxonSignedRank.Test([0, 0]));
}
