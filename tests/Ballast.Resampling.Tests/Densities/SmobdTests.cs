using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class SmobdTests
{
    // With two core samples the core distance is that to the nearest: 1, 1, 1, 8 for the class 0, 1, 2, 10. Their mean, 2.75, is the radius: 3, 3, 3 and 1 samples lie in it.
    // OPTICS from 0 reaches 1 at 1, 2 at 1, 10 at 8; the mean is 10/3.
    private static readonly Matrix<double> Features = Tables.Line(50, 51, 52, 53, 54, 55, 56, 0, 1, 2, 10);
    private static readonly int[] Labels = [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1];

    [Fact]
    public void Noise_makes_nothing_and_the_rest_shares_by_density()
    {
        // 8 is above 1.8 · 2.75 and above 1.8 · 10/3, so that 10 is noise; the others weigh the same, one new sample each.
        ResamplingPlan plan = new Smobd(new() { CoreSamples = 2 }).Resample(Features, Labels, 2);
        Assert.Equal([7, 8, 9], plan.Made().Select(origin => origin.Base));
    }

    [Fact]
    public void Weights_follow_the_formula()
    {
        // Not noise with t = 3: 8 is below 8.25. Weights are 0.5 · 1/8 + 0.5 · 1 = 0.5625 three times and 0.5 · 1 + 0.5 / 3 = 2/3; their sum is 2.354167.
        int[] rows = [7, 8, 9, 10];
        var options = new SmobdOptions { CoreSamples = 2, NoiseFactor = 3 };
        double[] weights = new Smobd(options).Weights(Features, rows, Neighborhood.Within(Features, rows, 2, options));
        const double Sum = 3 * 0.5625 + 2 / 3.0;
        Tables.AssertClose([0.5625 / Sum, 0.5625 / Sum, 0.5625 / Sum, 2 / 3.0 / Sum], weights);
    }

    [Fact]
    public void The_radius_counts_samples_when_it_is_given()
    {
        // Within 1: 2, 3, 2, 1 samples; with no share for the core distance the weights are these over 8.
        int[] rows = [7, 8, 9, 10];
        var options = new SmobdOptions { CoreSamples = 2, NoiseFactor = 3, CoreShare = 0, Radius = 1 };
        Tables.AssertClose([2 / 8.0, 3 / 8.0, 2 / 8.0, 1 / 8.0], new Smobd(options).Weights(Features, rows, Neighborhood.Within(Features, rows, 2, options)));
    }

    [Fact]
    public void Copies_without_any_distance_weigh_the_same()
    {
        ResamplingPlan plan = new Smobd(new() { CoreSamples = 2, CoreShare = 1 }).Resample(Tables.Line(5, 5, 5, 5, 5, 5, 0, 0, 0), [0, 0, 0, 0, 0, 0, 1, 1, 1], 2);
        Assert.Equal([6, 7, 8], plan.Made().Select(origin => origin.Base));
    }

    [Fact]
    public void Reachability_equals_the_definition()
    {
        (Matrix<float> features, _) = SmoteTests.Data([0, 60]);
        int[] rows = Neighborhood.AllRows(60);
        NeighborTable table = Neighborhood.Within(features, rows, 4, new SmobdOptions());
        double[] cores = [.. rows.Select(row => table.Distances(row)[3])];
        double[] reach = [.. Enumerable.Repeat(double.PositiveInfinity, 60)];
        List<int> open = [.. rows];
        while (open.Count > 0)
        {
            int next = open.MinBy(row => reach[row]);
            open.Remove(next);
            foreach (int row in open)
                reach[row] = Math.Min(reach[row], Math.Max(cores[next], Math.Sqrt(ExactDistance.Squared<float>(features.Row(next), features.Row(row)))));
        }

        Assert.Equal(reach, Optics.Of(features, rows, cores).Reach);
    }

    [Fact]
    public void Small_classes_all_noise_and_settings_out_of_range_are_refused()
    {
        Assert.Equal(
            "Class 1 has 4 samples but SMOBD with 5 core samples needs 6. Repeat its samples with RandomOverSampler first, or leave the class out of the target.",
            Tables.Refusal(() => new Smobd(new()).Resample(Features, Labels, 2)));
        Assert.Equal("Class 1 is all noise to SMOBD. Raise NoiseFactor (now 0.01).", Tables.Refusal(() => new Smobd(new() { CoreSamples = 2, NoiseFactor = 0.01 }).Resample(Features, Labels, 2)));
        Assert.Equal("CoreSamples is 1 but must be 2 or more. 5 is usual.", Tables.Refusal(() => new SmobdOptions { CoreSamples = 1 }));
        Assert.Equal("CoreShare is 1.5 but must be from 0 to 1. 0.5 is usual.", Tables.Refusal(() => new SmobdOptions { CoreShare = 1.5 }));
        Assert.Equal("NoiseFactor is 0 but must be above 0. 1.8 is usual.", Tables.Refusal(() => new SmobdOptions { NoiseFactor = 0 }));
        Assert.Equal("Radius is 0 but must be above 0. Leave it out for the mean core distance.", Tables.Refusal(() => new SmobdOptions { Radius = 0 }));
    }
}
