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
    public void Balanced_weights_of_the_notebooks_training_part_are_worked_by_hand()
    {
        // 9,137 training images of 4 classes: 9137 / (4 · 2547) = 0.89683942 and so on; close to those of the whole dataset, as the split is stratified.
        double[] weights = [.. ClassWeights.Balanced(ClassCounts.FromCounts([2547, 1951, 685, 3954]))];
        Assert.Equal([0.89683942, 1.17080984, 3.33467153, 0.57770612], weights.Select(weight => Math.Round(weight, 8)));
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

    /// <summary>CIFAR-10-LT, imbalance 100 (12,406 images): the published weights at β = 0.9999, to all printed digits.</summary>
    [Fact]
    public void Effective_numbers_of_long_tailed_CIFAR_give_the_published_weights()
    {
        double[] weights = [.. ClassWeights.EffectiveNumber(ClassCounts.FromCounts([5000, 2997, 1796, 1077, 645, 387, 232, 139, 83, 50]), 0.9999)];
        Assert.Equal([0.0506, 0.0769, 0.1211, 0.1950, 0.3188, 0.5246, 0.8683, 1.4426, 2.4092, 3.9927], weights.Select(weight => Math.Round(weight, 4)));
        Assert.Equal(10, weights.Sum(), 1e-12);
    }

    [Theory]
    [InlineData(0, 1, 1, 1)]
    [InlineData(0.5, 0.25, 0.5, 1)] // √(1 / 16), √(1 / 4)
    [InlineData(1, 0.0625, 0.25, 1)]
    public void Smoothed_inverse_weights_are_powers_of_the_smallest_over_the_count(double gamma, double first, double second, double third)
    {
        Assert.Equal([first, second, third, 0], ClassWeights.SmoothedInverse(ClassCounts.FromCounts([48, 12, 3, 0]), gamma));
    }

    [Fact]
    public void A_negative_exponent_of_class_weights_is_refused()
    {
        BallastException refused = Assert.Throws<BallastException>(() => ClassWeights.SmoothedInverse(ClassCounts.FromCounts([1, 2]), -1));
        Assert.Equal("Gamma is -1 but must be 0 or more. 1 is inverse frequency, 0.5 its square root.", refused.Message);
    }

    [Fact]
    public void Negatives_per_positive_are_counted_over_all_other_classes() =>
        Assert.Equal([1.0, 3, 0, 3], ClassWeights.NegativesPerPositive(ClassCounts.FromCounts([4, 2, 0, 2])));
}
