using Ballast.Core;

namespace Ballast.Training.Tests;

public sealed class ClassTermsTests
{
    /// <summary>CIFAR-10-LT, imbalance 100.</summary>
    private static readonly ClassCounts LongTailed = ClassCounts.FromCounts([5000, 2997, 1796, 1077, 645, 387, 232, 139, 83, 50]);

    [Fact]
    public void Margins_of_long_tailed_CIFAR_are_the_published_ones()
    {
        double[] margins = [.. ClassTerms.Margins(LongTailed)];
        Assert.Equal([0.1581, 0.1797, 0.2042, 0.2321, 0.2638, 0.2998, 0.3407, 0.3872, 0.4405, 0.5], margins.Select(margin => Math.Round(margin, 4)));
    }

    [Fact]
    public void A_class_without_samples_has_the_largest_margin_and_scales_no_other() =>
        Assert.Equal([0.25, 0.5, 0.5], ClassTerms.Margins(ClassCounts.FromCounts([16, 1, 0]))); // (1 / 16)^(1/4) = 1/2

    [Fact]
    public void Priors_are_shares_and_a_class_without_samples_has_one() =>
        Assert.Equal([Math.Log(0.75), Math.Log(0.25), Math.Log(0.25)], ClassTerms.LogPriors(ClassCounts.FromCounts([3, 1, 0])));

    [Fact]
    public void Temperatures_are_powers_of_the_count_over_the_largest() =>
        Assert.Equal([1, 0.5, 0.25], ClassTerms.InverseTemperatures(ClassCounts.FromCounts([16, 4, 0]), 0.5)); // a class without samples has one: √(1/16)

    [Fact]
    public void Smoothing_rises_as_a_sine_from_tail_to_head()
    {
        // (n − n_min) / (n_max − n_min) = 1, 1/3, 0: sin(π/2) = 1, sin(π/6) = 1/2, 0.
        double[] shares = [.. ClassTerms.Smoothing(ClassCounts.FromCounts([40, 20, 10, 0]), 0.3, 0.1)];
        Assert.Equal(0.3, shares[0], 1e-15);
        Assert.Equal(0.2, shares[1], 1e-15);
        Assert.Equal([0.1, 0.1], shares[2..]);
        Assert.Equal([0.3, 0.3], ClassTerms.Smoothing(ClassCounts.FromCounts([5, 5]), 0.3, 0.1));
    }

    [Theory]
    [InlineData(2, 0.5)]
    [InlineData(10, 0.1)]
    public void With_the_sigmoid_bias_every_class_begins_at_its_even_share(int classes, double probability) =>
        Assert.Equal(probability, 1 / (1 + Math.Exp(-ClassTerms.SigmoidBias(classes))), 1e-15);

    [Fact]
    public void With_the_focal_bias_every_class_begins_at_the_prior()
    {
        Assert.Equal(0.01, 1 / (1 + Math.Exp(-ClassTerms.FocalBias())), 1e-15);
        Assert.Throws<ArgumentOutOfRangeException>(() => ClassTerms.FocalBias(0));
    }
}
