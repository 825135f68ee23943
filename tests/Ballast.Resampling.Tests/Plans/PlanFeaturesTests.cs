using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class PlanFeaturesTests
{
    [Fact]
    public void Rows_are_copied_repeated_and_interpolated()
    {
        var features = new Matrix<float>([0, 0, 10, 20, 4, 4], 3, 2);
        ResamplingPlan plan = Plan(SampleOrigin.Original(2), SampleOrigin.Repeated(1), SampleOrigin.Synthetic(0, 1, 0.25));
        Assert.Equal([4, 4, 10, 20, 2.5f, 5], PlanFeatures.Apply(plan, features).Values.ToArray());
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentException>(() => PlanFeatures.Apply(Plan(SampleOrigin.Original(0)), new Matrix<float>(2, 2)));
        BallastException refused = Assert.Throws<BallastException>(() => PlanFeatures.Apply(Plan(SampleOrigin.Augmented(1, 3)), new Matrix<float>(3, 2)));
        Assert.Equal("Sample 0 of the plan is an augmented version of sample 1; only images can be augmented, not feature rows.", refused.Message);
    }

    private static ResamplingPlan Plan(params SampleOrigin[] samples) =>
        ResamplingPlan.Unchanged([0, 1, 1], 2) with { Samples = [.. samples], Labels = [.. samples.Select(_ => 0)] };
}
