using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class ClassWeightsTests
{
    [Fact]
    public void Balanced_weights_of_bee_and_wasp_are_those_of_the_notebook()
    {
        // bee, other_insect, other_noinsect, wasp: the counts of the whole dataset, of which the notebook takes its weights.
        double[] weights = [.. ClassWeights.Balanced(ClassCounts.FromCounts([3184, 2439, 856, 4943]))];
        Assert.Equal([0.89682789, 1.17076671, 3.33586449, 0.57768562], weights.Select(weight => Math.Round(weight, 8)));
    }

    [Fact]
    public void A_class_without_samples_weighs_nothing_and_is_not_counted()
    {
        Assert.Equal([2.0, 0, 2.0 / 3], ClassWeights.Balanced(ClassCounts.FromCounts([1, 0, 3])));
        Assert.Equal([1.0, 0, 1], ClassWeights.EffectiveNumber(ClassCounts.FromCounts([1, 0, 3]), 0));
    }

    [Fact]
    public void The_effective_number_of_a_half_is_worked_by_hand()
    {
        // β = 1/2: (1 − β) / (1 − βⁿ) is 1 for n = 1 and 0.5 / 0.75 = 2/3 for n = 2; scaled to sum to 2: 1.2 and 0.8.
        double[] weights = [.. ClassWeights.EffectiveNumber(ClassCounts.FromCounts([1, 2]), 0.5)];
        Assert.Equal(1.2, weights[0], 1e-15);
        Assert.Equal(0.8, weights[1], 1e-15);
        BallastException refused = Assert.Throws<BallastException>(() => ClassWeights.EffectiveNumber(ClassCounts.FromCounts([1, 2]), 1));
        Assert.Equal("Beta is 1 but must be from 0 up to below 1. 0.999 is usual.", refused.Message);
    }
}
