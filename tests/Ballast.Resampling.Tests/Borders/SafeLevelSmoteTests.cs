using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class SafeLevelSmoteTests
{
    [Fact]
    public void Steps_stay_on_the_safer_side()
    {
        // Class 1 is 0, 1, 2 (rows 6, 7, 8); row 0 of class 0 is at 2.5. With two neighbours the levels are: row 6, 2; row 7, 2; row 8 (neighbours 2.5 and 1), 1;
        // row 0 (neighbours 2 and 1), 2. From a level of 2 to 1 the step is at most 1/2, from 1 to 2 at least 1/2.
        Matrix<double> features = Tables.Line(2.5, 10, 11, 12, 13, 14, 0, 1, 2);
        var sampler = new SafeLevelSmote(new() { Neighbors = 2, Target = Tables.Grow(1, 603) });
        SampleOrigin[] made = sampler.Resample(features, [0, 0, 0, 0, 0, 0, 1, 1, 1], 2).Made();
        (int Base, int Neighbor, double From, double To)[] bounds = [(6, 7, 0, 1), (6, 8, 0, 0.5), (7, 6, 0, 1), (7, 8, 0, 0.5), (8, 0, 0.5, 1), (8, 7, 0.5, 1)];
        foreach ((int start, int neighbor, double from, double to) in bounds)
        {
            double[] steps = [.. made.Where(origin => origin.Base == start && origin.Neighbor == neighbor).Select(origin => origin.Step)];
            Assert.InRange(steps.Length, 60, 140); // 100 expected, a standard deviation is 9
            Assert.InRange(steps.Min(), from, from + 0.1);
            Assert.InRange(steps.Max(), to - 0.1, to);
        }

        Assert.Equal(600, made.Length);
    }

    [Fact]
    public void A_neighbour_of_no_safety_is_not_approached_and_a_sample_of_none_goes_to_it()
    {
        // One neighbour each. 0 has 3, 3 has 4 of class 0, 4 has 3: levels 1, 0 and 1. From 0 to 3 the level of the neighbour is 0: 0 is repeated. From 3 to 4 the ratio is 0: step 1.
        Matrix<double> features = Tables.Line(4, 6, 6.5, 90, 0, 3);
        ResamplingPlan plan = new SafeLevelSmote(new() { Neighbors = 1, Target = Tables.Grow(1, 42) }).Resample(features, [0, 0, 0, 0, 1, 1], 2);
        Assert.Equal([SampleOrigin.Repeated(4), SampleOrigin.Synthetic(5, 0, 1)], plan.Made().Distinct().OrderBy(origin => origin.Base));
    }

    [Fact]
    public void A_class_without_a_safe_place_and_a_small_table_are_refused()
    {
        Assert.Equal(
            "Class 1 has no safe place for Safe-Level-SMOTE: no sample and no neighbor of one has a neighbor of the class. Use SMOTE or raise Neighbors (now 1).",
            Tables.Refusal(() => new SafeLevelSmote(new() { Neighbors = 1 }).Resample(Tables.Line(1, 1.5, 99, 98.5, 0, 100), [0, 0, 0, 0, 1, 1], 2)));
        Assert.Equal(
            "Safe-Level-SMOTE looks at 5 neighbors of a sample, but there are only 3 other samples. Lower Neighbors or add samples.",
            Tables.Refusal(() => new SafeLevelSmote(new()).Resample(Tables.Line(1, 2, 3, 4), [0, 0, 0, 1], 2)));
        Assert.Equal("Neighbors is 0 but must be 1 or more. 5 is usual.", Tables.Refusal(() => new SafeLevelSmoteOptions { Neighbors = 0 }));
    }
}
