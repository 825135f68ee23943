using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class MwmoteTests
{
    // Class 1 is 2, 3, 5 (rows 4, 5, 6); of class 0, only 0 (row 0) is near.
    private static readonly Matrix<double> Features = Tables.Line(0, -50, -51, -52, 2, 3, 5);
    private static readonly int[] Labels = [0, 0, 0, 0, 1, 1, 1];
    private static readonly MwmoteOptions Near = new() { NoiseNeighbors = 1, BorderNeighbors = 1, InformativeNeighbors = 2 };

    [Fact]
    public void Chances_follow_the_closeness_to_the_border()
    {
        // The border is row 0; its two nearest are 2 and 3, with closeness 1/2 and 1/3: weights as 1/4 to 1/9, chances 9/13 and 4/13.
        Tables.AssertClose([9 / 13.0, 4 / 13.0, 0], Chances(Near));

        // Cut off at 0.4: 0.16 to 1/9, which is 36 to 25.
        Tables.AssertClose([36 / 61.0, 25 / 61.0, 0], Chances(Near with { ClosenessCutoff = 0.4 }));

        // By default half of the class is informative: one sample of three.
        Tables.AssertClose([1, 0, 0], Chances(Near with { InformativeNeighbors = null }));
    }

    [Fact]
    public void Partners_are_of_the_cluster_and_lonely_samples_are_repeated()
    {
        // Nearest distances 1, 1, 2 have the mean 4/3. Three quarters of it, 1, joins 2 and 3 but not 5.
        MwmoteOptions options = Near with { InformativeNeighbors = 3, ClusterWidth = 0.75, Target = Tables.Grow(1, 203) };
        ResamplingPlan plan = new Mwmote(options).Resample(Features, Labels, 2);
        int alone = plan.Made().Count(origin => origin.Base == 6);
        Assert.All(plan.Made().Where(origin => origin.Base == 6), origin => Assert.Equal(SampleOrigin.Repeated(6), origin));
        Assert.All(plan.Made().Where(origin => origin.Base != 6), origin => Assert.Equal(9, origin.Base + origin.Neighbor));
        Assert.Contains($"{alone} of the 200 new samples of Class 1 repeat one that is alone in its cluster. A larger ClusterWidth (now 0.75) joins clusters.", plan.Warnings);

        // Chances are as 1/4, 1/9, 1/25: 62.3 %, 27.7 % and 10 %.
        Assert.InRange(alone, 5, 38);
        plan = new Mwmote(options with { ClusterWidth = 3 }).Resample(Features, Labels, 2);
        Assert.Equal([(4, 5), (4, 6), (5, 4), (5, 6), (6, 4), (6, 5)], plan.Made().Select(origin => (origin.Base, origin.Neighbor)).Distinct().Order());
    }

    [Fact]
    public void Noise_is_no_reason_for_a_border()
    {
        // 5 gets a neighbour of class 0 at 5.5: noise with one neighbour. The border is then that of 2 and 3 alone.
        Matrix<double> features = Tables.Line(0, -50, -51, 5.5, 2, 3, 5);
        Assert.Equal([4, 5], new Mwmote(Near).WithoutNoise(features, new ClassScope(Labels, 2), 1));
    }

    [Fact]
    public void All_noise_small_tables_and_settings_out_of_range_are_refused()
    {
        Assert.Equal(
            "Class 1 is all noise to MWMOTE: no sample has one of its class among its 1 nearest. Raise NoiseNeighbors or use SMOTE.",
            Tables.Refusal(() => new Mwmote(Near).Resample(Tables.Line(0, 10, 11, 0.5, 9), [0, 0, 0, 1, 1], 2)));
        Assert.Equal(
            "MWMOTE looks at 5 neighbors of a sample, but there are only 3 other samples. Lower Neighbors or add samples.",
            Tables.Refusal(() => new Mwmote(new()).Resample(Tables.Line(1, 2, 3, 4), [0, 0, 0, 1], 2)));
        Assert.Equal("NoiseNeighbors is 0 but must be 1 or more. 5 is usual.", Tables.Refusal(() => new MwmoteOptions { NoiseNeighbors = 0 }));
        Assert.Equal("BorderNeighbors is 0 but must be 1 or more. 3 is usual.", Tables.Refusal(() => new MwmoteOptions { BorderNeighbors = 0 }));
        Assert.Equal("InformativeNeighbors is 0 but must be 1 or more. 5 is usual.", Tables.Refusal(() => new MwmoteOptions { InformativeNeighbors = 0 }));
        Assert.Equal("ClusterWidth is -1 but must be 0 or more. 3 is usual.", Tables.Refusal(() => new MwmoteOptions { ClusterWidth = -1 }));
        Assert.Equal("ClosenessCutoff is 0 but must be above 0. 5 is usual.", Tables.Refusal(() => new MwmoteOptions { ClosenessCutoff = 0 }));
    }

    private static double[] Chances(MwmoteOptions options) => new Mwmote(options).Chances(Features, new ClassScope(Labels, 2), 1, [4, 5, 6]);
}
