using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class ShrinkageTests
{
    // Class 1 is 0 and 2: its standard deviation is 1. Of 6 samples with 1 feature, h = (4 / (3 · 6))^(1/5).
    private static readonly Matrix<double> Line = new([7, 8, 9, 10, 0, 2], 6, 1);
    private static readonly int[] Labels = [0, 0, 0, 0, 1, 1];

    [Fact]
    public void Copies_scatter_by_the_width_of_the_smoothed_bootstrap()
    {
        ResamplingPlan plan = Sampler(Shrinkage.Of(0.5)).Resample(Line, Labels, 2);
        var random = new RandomState(3);
        int[] drawn = random.Choice(2, 2);
        double width = 0.5 * Math.Pow(4.0 / (3 * 6), 0.2);
        for (int i = 0; i < 2; i++)
        {
            SampleOrigin origin = plan.Samples[6 + i];
            Assert.Equal(SampleKind.Computed, origin.Kind);
            Assert.Equal(4 + drawn[i], origin.Base);
            Assert.Equal(Line[4 + drawn[i], 0] + width * random.StandardNormal(), plan.Values[origin.ValueRow, 0], 1e-14);
        }
    }

    [Fact]
    public void A_shrinkage_of_zero_repeats()
    {
        ResamplingPlan plain = Sampler(null).Resample(Line, Labels, 2), zero = Sampler(Shrinkage.Of(0)).Resample(Line, Labels, 2);
        Assert.Equal(plain.Samples, zero.Samples);
        Assert.Equal(0, zero.Values.Rows);
    }

    [Fact]
    public void A_class_that_grows_needs_its_factor()
    {
        ResamplingPlan plan = Sampler(Shrinkage.PerClass(new Dictionary<int, double> { [1] = 1 })).Resample(Line, Labels, 2);
        Assert.Equal([4, 4], plan.After.Counts);
        BallastException refused = Assert.Throws<BallastException>(() => Sampler(Shrinkage.PerClass(new Dictionary<int, double> { [0] = 1 })).Resample(Line, Labels, 2));
        Assert.Equal("Class 1 grows but the shrinkage names no factor for it. Name one for each class that grows, or give one for all.", refused.Message);
    }

    [Fact]
    public void Factors_out_of_range_and_missing_features_are_refused()
    {
        Assert.Equal("The shrinkage is -1 but must be a number of 0 or more. 1 is the width for a normal distribution.", Refused(() => Shrinkage.Of(-1)));
        Assert.Equal(
            "The shrinkage of class 2 is NaN but must be a number of 0 or more. 1 is the width for a normal distribution.",
            Refused(() => Shrinkage.PerClass(new Dictionary<int, double> { [2] = double.NaN })));
        Assert.Equal(
            "Shrinkage scatters copies by their features, but only labels were given. Give the features too, or leave Shrinkage out.",
            Refused(() => Sampler(Shrinkage.Of(1)).Resample(Labels, 2)));
    }

    private static RandomOverSampler Sampler(Shrinkage? shrinkage) => new(new RandomOverSamplerOptions { Seed = 3, Shrinkage = shrinkage });

    private static string Refused(Func<object> act) => Assert.Throws<BallastException>(act).Message;
}
