using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Detection.Tests;

public sealed class VolumeSplitTests
{
    // 93 x 0.7 = 65.1, 93 x 0.15 = 13.95; 457 x 0.7 = 319.9, 457 x 0.15 = 68.55; 10 x 0.15 = 1.5 goes up; 3: one each.
    [Theory]
    [InlineData(93, 65, 14, 14)]
    [InlineData(457, 320, 69, 68)]
    [InlineData(10, 7, 2, 1)]
    [InlineData(3, 1, 1, 1)]
    [InlineData(2, 1, 0, 1)]
    [InlineData(1, 1, 0, 0)]
    public void Training_and_validation_are_rounded_and_test_gets_the_rest(int groups, int train, int validation, int test) =>
        Assert.Equal((train, validation, test), VolumeSplit.Sizes(groups, new PartRatios()));

    [Fact]
    public void A_part_of_ratio_0_gets_nothing()
    {
        for (int groups = 1; groups < 200; groups++)
        {
            Assert.Equal(0, VolumeSplit.Sizes(groups, new PartRatios(0.8, 0.2, 0)).Test);
            Assert.Equal(0, VolumeSplit.Sizes(groups, new PartRatios(0.8, 0, 0.2)).Validation);
        }
    }

    [Fact]
    public void Every_group_goes_to_one_part_and_every_part_gets_one()
    {
        for (int count = 3; count < 60; count++)
        {
            SplitPart[] parts = VolumeSplit.Divide([.. Enumerable.Range(0, count)], new PartRatios(), seed: 1);
            Assert.Equal(3, parts.Distinct().Count());
        }
    }

    [Fact]
    public void The_seed_decides()
    {
        int[] kinds = [.. Enumerable.Range(0, 100).Select(i => i % 3 - 1)];
        Assert.Equal(VolumeSplit.Divide(kinds, new PartRatios(), 7), VolumeSplit.Divide(kinds, new PartRatios(), 7));
        Assert.NotEqual(VolumeSplit.Divide(kinds, new PartRatios(), 7), VolumeSplit.Divide(kinds, new PartRatios(), 8));
    }

    [Fact]
    public void A_group_is_of_its_rarest_class() =>
        // Class 0 is held by three groups, 1 by two, 2 by one.
        Assert.Equal([0, 1, 2, VolumeKinds.Negative, 1], VolumeKinds.Of([[0], [0, 1], [0, 2], [], [1]]));

    [Fact]
    public void Ratios_that_do_not_sum_to_1_are_refused()
    {
        Assert.Equal("Ratios must sum to 1.0 (got 1.2). 0.7, 0.15 and 0.15 are usual.", Assert.Throws<BallastException>(() => new PartRatios(0.8, 0.2, 0.2)).Message);
        Assert.Equal("The test ratio is -0.1 but must be from 0 to 1. 0.7, 0.15 and 0.15 are usual.", Assert.Throws<BallastException>(() => new PartRatios(0.9, 0.2, -0.1)).Message);
        Assert.Equal("The training ratio is 0, so there would be nothing to train on. 0.7 is usual.", Assert.Throws<BallastException>(() => new PartRatios(0, 0.5, 0.5)).Message);
        Assert.Equal(0.71, new PartRatios(0.71, 0.15, 0.15).Train);
    }
}
