using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class ProWSynTests
{
    // Class 0 at 0 and below, class 1 at 1 … 7 (rows 4 … 10). With two neighbours and three levels: 1 and 2; 3 and 4; the rest.
    private static readonly Matrix<double> Features = Tables.Line(0, -1, -2, -3, 1, 2, 3, 4, 5, 6, 7);
    private static readonly int[] Labels = [0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1];

    [Fact]
    public void Nearer_levels_get_more_and_partners_are_of_the_same_level()
    {
        // Weights 1, 1, 1/e, 1/e, 1/e² three times; of 100 that is 31.83 twice, 11.71 twice, 4.31 three times; the four left over go to the first four.
        var sampler = new ProWSyn(new() { Neighbors = 2, Levels = 3, Target = Tables.Grow(1, 107) });
        SampleOrigin[] made = sampler.Resample(Features, Labels, 2).Made();
        Assert.Equal([32, 32, 12, 12, 4, 4, 4], Enumerable.Range(4, 7).Select(row => made.Count(origin => origin.Base == row)));
        int[] level = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 3];
        Assert.All(made, origin => Assert.Equal(level[origin.Base], level[origin.Neighbor]));
        Assert.All(made, origin => Assert.NotEqual(origin.Base, origin.Neighbor));
    }

    [Fact]
    public void Levels_end_when_the_class_is_used_up()
    {
        var scope = new ClassScope(Labels, 2);
        List<(int[] Rows, int Level)> levels = new ProWSyn(new() { Neighbors = 3 }).LevelsOf(Features, scope, 1);
        Assert.Equal([[4, 5, 6], [7, 8, 9, 10]], levels.Select(level => level.Rows)); // 10 is alone at level 3 and joins level 2
        Assert.Equal([1, 2], levels.Select(level => level.Level));
    }

    [Fact]
    public void A_sample_alone_in_the_first_level_joins_the_second()
    {
        var scope = new ClassScope(Labels, 2);
        List<(int[] Rows, int Level)> levels = new ProWSyn(new() { Neighbors = 1, Levels = 2 }).LevelsOf(Features, scope, 1);
        Assert.Equal([4, 5, 6, 7, 8, 9, 10], Assert.Single(levels).Rows);
    }

    [Fact]
    public void A_decay_beyond_numbers_leaves_the_first_level_alone()
    {
        var sampler = new ProWSyn(new() { Neighbors = 2, Levels = 3, Decay = 1e300, Target = Tables.Grow(1, 11) });
        Assert.Equal([4, 4, 5, 5], sampler.Resample(Features, Labels, 2).Made().Select(origin => origin.Base));
    }

    [Fact]
    public void A_single_sample_and_settings_out_of_range_are_refused()
    {
        Assert.Equal(
            "Class 1 has 1 sample but ProWSyn needs 2. Repeat its samples with RandomOverSampler first, or leave the class out of the target.",
            Tables.Refusal(() => new ProWSyn(new()).Resample(Tables.Line(1, 2, 3), [0, 0, 1], 2)));
        Assert.Equal("Neighbors is 0 but must be 1 or more. 5 is usual.", Tables.Refusal(() => new ProWSynOptions { Neighbors = 0 }));
        Assert.Equal("Levels is 0 but must be 1 or more. 5 is usual.", Tables.Refusal(() => new ProWSynOptions { Levels = 0 }));
        Assert.Equal("Decay is -1 but must be 0 or more. 1 is usual.", Tables.Refusal(() => new ProWSynOptions { Decay = -1 }));
    }
}
