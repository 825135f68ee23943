using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class RoseTests
{
    // Class 1 is (0, 7) and (2, 7).
    private static readonly Matrix<double> Features = new([9, 7, 8, 7, 9, 9, 8, 9, 0, 7, 2, 7], 6, 2);
    private static readonly int[] Labels = [0, 0, 0, 0, 1, 1];

    [Fact]
    public void Both_classes_are_drawn_anew_and_no_sample_stays()
    {
        var sampler = new Rose(new());
        ResamplingPlan plan = sampler.Resample(Features, Labels, 2);
        Assert.Equal(SamplerKind.Combined, sampler.Kind);
        Assert.Equal([4, 4], plan.After.Counts);
        Assert.Equal(Enumerable.Range(0, 6).Select(row => new RemovedSample(row, "ROSE replaces every sample by draws from its class")), plan.Removed);
        Assert.All(plan.Samples, origin => Assert.Equal(SampleKind.Computed, origin.Kind));
        Assert.All(plan.Samples.Zip(plan.Labels), pair => Assert.Equal(pair.Second, Labels[pair.First.Base]));
    }

    [Fact]
    public void Samples_stay_when_asked_to()
    {
        var sampler = new Rose(new() { Originals = RoseOriginals.Keep });
        ResamplingPlan plan = sampler.Resample(Features, Labels, 2);
        Assert.Equal(SamplerKind.OverSampling, sampler.Kind);
        Assert.Empty(plan.Removed);
        Assert.Equal(Enumerable.Range(0, 6).Select(SampleOrigin.Original), plan.Samples.Take(6));
        Assert.Equal([4, 4], plan.After.Counts);
    }

    [Fact]
    public void The_width_is_that_of_the_papers_rule()
    {
        // Two features, two samples: h = (4 / (4 · 2))^(1/6) = 0.890899; the first feature's deviation is √2, the second's 0. With 40,000 draws the deviation of the
        // residuals is within 2 % of 1.259921, and their mean within 0.03 of 0 (4 standard errors of 0.0063).
        var options = new RoseOptions { Originals = RoseOriginals.Keep, Target = Tables.Grow(1, 40002) };
        ResamplingPlan plan = new Rose(options).Resample(Features, Labels, 2);
        double[] values = plan.MadeValues(Features);
        double[] residuals = [.. plan.Made().Select((origin, i) => values[2 * i] - Features[origin.Base, 0])];
        Assert.InRange(residuals.Average(), -0.03, 0.03);
        Assert.InRange(Math.Sqrt(residuals.Average(residual => residual * residual)), 1.2347, 1.2851);
        Assert.All(plan.Made().Select((_, i) => values[2 * i + 1]), value => Assert.Equal(7, value));
        Assert.InRange(plan.Made().Count(origin => origin.Base == 4) / 40000.0, 0.49, 0.51);
    }

    [Fact]
    public void Without_width_samples_are_repeated_in_place()
    {
        ResamplingPlan plan = new Rose(new() { WidthFactor = 0, Originals = RoseOriginals.Keep }).Resample(Features, Labels, 2);
        Assert.All(Enumerable.Range(6, 2), row => Assert.Contains(PlanFeatures.Apply(plan, Features)[row, 0], new double[] { 0, 2 }));
    }

    [Fact]
    public void A_single_sample_and_a_negative_width_are_refused()
    {
        Assert.Equal(
            "Class 1 has 1 sample but ROSE needs 2. Repeat its samples with RandomOverSampler first, or leave the class out of the target.",
            Tables.Refusal(() => new Rose(new()).Resample(Tables.Line(1, 2, 3), [0, 0, 1], 2)));
        Assert.Equal("WidthFactor is -1 but must be 0 or more. 1 is usual.", Tables.Refusal(() => new RoseOptions { WidthFactor = -1 }));
    }
}
