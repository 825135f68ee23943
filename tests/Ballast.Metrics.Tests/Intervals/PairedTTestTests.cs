namespace Ballast.Metrics.Tests;

public sealed class PairedTTestTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Vector.Read("seeds.json")["paired"].Items.Count())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Statistic_and_p_equal_those_of_SciPy(int index)
    {
        Vector vector = Vector.Read("seeds.json")["paired"][index];
        PairedTestResult result = PairedTTest.Test(vector["differences"].Numbers);
        if (double.IsFinite(vector["t"].NumberOrInfinity)) vector["t"].Matches(result.Statistic);
        else Assert.Equal(vector["t"].NumberOrInfinity, result.Statistic);
        vector["t_p"].Matches(result.PValue);
    }

    [Fact]
    public void No_difference_at_all_is_certain_to_be_none() => Assert.Equal(new PairedTestResult(0, 1, 3), PairedTTest.Test([0, 0, 0]));

    [Fact]
    public void One_pair_is_refused() => Assert.Throws<ArgumentException>(() => PairedTTest.Test([0.1]));
}
