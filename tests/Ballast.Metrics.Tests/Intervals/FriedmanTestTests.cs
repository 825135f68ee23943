using Ballast.Core;

namespace Ballast.Metrics.Tests;

public sealed class FriedmanTestTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Vector.Read("seeds.json")["friedman"].Items.Count())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Statistic_ranks_and_pairs_equal_those_of_SciPy(int index)
    {
        Vector vector = Vector.Read("seeds.json")["friedman"][index];
        FriedmanTest test = FriedmanTest.Of(vector["blocks"].Matrix);
        Assert.Equal(vector["statistic"].Number, test.Statistic, 1e-10);
        vector["p"].Matches(test.PValue);
        vector["ranks"].Matches(test.AverageRanks);
        // Range and quantile of SciPy are integrals and a root of their own, good to about 1e-9 and 1e-8.
        Assert.Equal(vector["cd"].Number, test.CriticalDifference(), 1e-7);
        for (int i = 0; i < test.AverageRanks.Length; i++)
            for (int j = 0; j < test.AverageRanks.Length; j++)
                Assert.Equal(vector["pairs"][i][j].Number, test.PairPValue(i, j), 1e-8);
    }

    [Fact]
    public void The_highest_score_has_rank_one() =>
        Assert.Equal([1, 3, 2], FriedmanTest.Of(new Matrix<double>([0.9, 0.1, 0.5, 0.8, 0.2, 0.3], 2, 3)).AverageRanks);

    [Fact]
    public void Ties_in_every_block_are_no_difference()
    {
        FriedmanTest test = FriedmanTest.Of(new Matrix<double>([1, 1, 1, 2, 2, 2], 2, 3));
        Assert.Equal((0.0, 1.0), (test.Statistic, test.PValue));
    }

    [Fact]
    public void Two_techniques_are_too_few() => Assert.Throws<ArgumentException>(() => FriedmanTest.Of(new Matrix<double>([1, 2, 3, 4], 2, 2)));
}
