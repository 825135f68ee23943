using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class SmognTests
{
    private static readonly double[] Targets = SmoteRegressionTests.Targets;
    private static readonly Matrix<double> Features = SmoteRegressionTests.Features;

    // The rare ones are 8, 9, 10, 30 (rows 3, 7, 9, 0).
    private static readonly SmognOptions Many = new() { Neighbors = 3, Amounts = BumpAmounts.Factors(1, 1001) };

    [Fact]
    public void Near_neighbours_are_approached_and_far_ones_are_not()
    {
        // Half of the farthest of three neighbours: from 8 (at 1, 2, 22) 11, so that 9 and 10 are near and 30 is not; from 30 (at 20, 21, 22) 11: none is near.
        RegressionPlan plan = new Smogn(Many with { Safe = SafeDistance.HalfFarthestNeighbor }).Resample(Features, Targets);
        SampleOrigin[] made = [.. plan.Samples.Skip(11)];
        Assert.Equal([(3, 7), (3, 9), (7, 3), (7, 9), (9, 3), (9, 7)], made.Where(origin => origin.Kind == SampleKind.Synthetic).Select(origin => (origin.Base, origin.Neighbor)).Distinct().Order());
        Assert.All(made.Where(origin => origin.Base == 0), origin => Assert.Equal(SampleKind.Computed, origin.Kind));
        Assert.InRange(made.Count(origin => origin.Base == 3 && origin.Kind == SampleKind.Computed), 270, 397); // a third of 1000, 4 standard deviations of 15
        Matrix<double> rows = PlanFeatures.Apply(plan, Features);
        for (int i = 11; i < rows.Rows; i++)
            if (plan.Samples[i].Kind == SampleKind.Synthetic)
                Assert.Equal(rows[i, 0], plan.Targets[i], 1e-12);
    }

    [Fact]
    public void The_median_of_the_range_tells_what_is_near()
    {
        // Medians of the distances to the others: 2, 1, 2, 21; half of them 1, 0.5, 1, 10.5. No neighbour is nearer than that.
        RegressionPlan plan = new Smogn(Many).Resample(Features, Targets);
        Assert.All(plan.Samples.Skip(11), origin => Assert.Equal(SampleKind.Computed, origin.Kind));

        // With 8, 8.2, 12 and 30 the distances from 8 are 0.2, 4, 22: half the median is 2, and 8.2 is near.
        double[] targets = [30, 1, 2, 8, 3, 4, 5, 8.2, 6, 12, 7];
        plan = new Smogn(Many with { Relevance = RelevanceFunction.FromPoints(new RelevancePoint(7, 0), new RelevancePoint(8, 1)) }).Resample(Tables.Line(targets), targets);
        Assert.Equal([(3, 7), (7, 3)], plan.Samples.Where(origin => origin.Kind == SampleKind.Synthetic).Select(origin => (origin.Base, origin.Neighbor)).Distinct().Order());
    }

    [Fact]
    public void Noise_has_the_deviation_of_the_range_times_the_perturbation()
    {
        // The deviation of 8, 9, 10, 30 is √(332.75 / 3) = 10.5317; 2 % of it is 0.210634. 4000 draws are within 5 % (a standard error is 1.1 %).
        RegressionPlan plan = new Smogn(Many).Resample(Features, Targets);
        Matrix<double> rows = PlanFeatures.Apply(plan, Features);
        double feature = 0, target = 0, both = 0;
        for (int i = 11; i < rows.Rows; i++)
        {
            double x = rows[i, 0] - Targets[plan.Samples[i].Base], y = plan.Targets[i] - Targets[plan.Samples[i].Base];
            feature += x * x / 4000;
            target += y * y / 4000;
            both += x * y / 4000;
        }

        Assert.InRange(Math.Sqrt(feature), 0.2001, 0.2212);
        Assert.InRange(Math.Sqrt(target), 0.2001, 0.2212);
        Assert.InRange(both, -0.003, 0.003); // drawn apart: four standard errors of 0.0007
    }

    [Fact]
    public void Workers_do_not_change_a_bit_and_counts_are_exact()
    {
        var random = new RandomState(2);
        var features = new Matrix<float>(300, 3);
        double[] targets = new double[300];
        for (int row = 0; row < 300; row++)
        {
            targets[row] = Math.Exp(random.Normal(0, 1));
            for (int column = 0; column < 3; column++) features[row, column] = (float)random.Normal(targets[row], 1);
        }

        RegressionPlan one = new Smogn(new() { Workers = 1 }).Resample(features, targets), three = new Smogn(new() { Workers = 3 }).Resample(features, targets);
        Assert.Equal(one.Samples, three.Samples);
        Assert.Equal(one.Targets, three.Targets);
        Assert.Equal(one.Values.Values.ToArray(), three.Values.Values.ToArray());
        Assert.Equal(new RelevanceCounts(150, 150), one.After);
        Assert.Equal(300, one.Samples.Length);
    }

    [Fact]
    public void Small_ranges_and_settings_out_of_range_are_refused()
    {
        Assert.StartsWith("The range of targets from 8 to 30 has 4 samples but SMOGN with 5 neighbors needs 6.", Tables.Refusal(() => new Smogn(new()).Resample(Features, Targets)));
        Assert.Equal("Perturbation is 0 but must be above 0. 0.02 is usual.", Tables.Refusal(() => new SmognOptions { Perturbation = 0 }));
        double[] single = [1, 2, 3, 4, 5, 6, 7, 40];
        RelevanceFunction relevance = RelevanceFunction.FromPoints(new RelevancePoint(39, 0), new RelevancePoint(40, 1));
        RegressionPlan plan = new Smogn(new() { Relevance = relevance, SmallBump = SmallClassRemedy.ReduceNeighbors }).Resample(Tables.Line(single), single);
        Assert.Equal(["The range of targets from 40 to 40 has 1 sample, which SMOGN can only repeat."], plan.Warnings);
    }
}
