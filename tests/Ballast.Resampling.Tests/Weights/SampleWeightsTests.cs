namespace Ballast.Resampling.Tests;

public sealed class SampleWeightsTests
{
    [Fact]
    public void Each_sample_has_the_weight_of_its_class()
    {
        // Four samples, two classes: 4 / (2 · 1) and 4 / (2 · 3); together they weigh 4.
        double[] weights = [.. SampleWeights.Balanced([1, 0, 0, 0], 3)];
        Assert.Equal([2, 2.0 / 3, 2.0 / 3, 2.0 / 3], weights);
        Assert.Equal([5.0, 3], SampleWeights.Of([1, 0], [3, 5]));
    }

    [Fact]
    public void Several_outputs_are_multiplied()
    {
        // Output 0: 3/4 for label 0 (twice), 3/2 for label 1. Output 1: 3/2, 3/4, 3/4.
        double[] weights = [.. SampleWeights.BalancedProduct([[0, 0, 1], [1, 0, 0]], [2, 2])];
        Assert.Equal([.75 * 1.5, .75 * .75, 1.5 * .75], weights);
    }

    [Fact]
    public void Labels_without_a_weight_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SampleWeights.Of([2], [1, 1]));
        Assert.Throws<ArgumentException>(() => SampleWeights.BalancedProduct([], []));
        Assert.Throws<ArgumentException>(() => SampleWeights.BalancedProduct([[0]], [1, 1]));
        Assert.Throws<ArgumentException>(() => SampleWeights.BalancedProduct([[0], [0, 1]], [1, 2]));
    }
}
