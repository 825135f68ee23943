using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class GaussianNaiveBayesTests
{
    // Class 0: mean 0, variance 1. Class 1: mean 3, variance 1. Between them at 1.5 both are equally probable; at 0 the log odds are 3² / 2 = 4.5.
    private static readonly Matrix<double> Line = new([-1, 1, 2, 4, 1.5, 0], 6, 1);
    private static readonly int[] Labels = [0, 0, 1, 1, 0, 0];
    private static readonly TrainTestIndices Split = new([0, 1, 2, 3], [4, 5]);

    [Fact]
    public void Probabilities_follow_the_normal_densities()
    {
        Matrix<double> found = new GaussianNaiveBayes(new GaussianNaiveBayesOptions()).Estimate(Line, Labels, 2, Split);
        Assert.Equal(0.5, found[0, 0], 1e-7);
        Assert.Equal(1 / (1 + Math.Exp(-4.5)), found[1, 0], 1e-7);
        Assert.Equal(1, found[1, 0] + found[1, 1], 1e-15);
    }

    [Fact]
    public void The_share_of_a_class_is_its_prior()
    {
        // Twice as many of class 0, the same mean and variance: odds of 2 at 1.5.
        var features = new Matrix<double>([-1, 1, -1, 1, 2, 4, 1.5], 7, 1);
        Matrix<double> found = new GaussianNaiveBayes(new GaussianNaiveBayesOptions()).Estimate(features, [0, 0, 0, 0, 1, 1, 1], 2, new TrainTestIndices([0, 1, 2, 3, 4, 5], [6]));
        Assert.Equal(2.0 / 3, found[0, 0], 1e-7);
    }

    [Fact]
    public void A_class_that_no_training_row_has_is_impossible()
    {
        Matrix<double> found = new GaussianNaiveBayes(new GaussianNaiveBayesOptions()).Estimate(Line, Labels, 4, Split);
        Assert.Equal((0.0, 0.0), (found[0, 2], found[1, 3]));
        Assert.Equal(0.5, found[0, 1], 1e-7);
    }

    [Fact]
    public void Constant_features_leave_the_priors()
    {
        var features = new Matrix<double>([5, 5, 5, 5], 4, 1);
        Matrix<double> found = new GaussianNaiveBayes(new GaussianNaiveBayesOptions()).Estimate(features, [0, 0, 1, 0], 2, new TrainTestIndices([0, 1, 2], [3]));
        Assert.Equal(2.0 / 3, found[0, 0], 1e-12);
    }

    [Fact]
    public void Smoothing_must_be_above_zero()
    {
        BallastException refused = Assert.Throws<BallastException>(() => new GaussianNaiveBayesOptions { VarianceSmoothing = 0 });
        Assert.Equal("VarianceSmoothing is 0 but must be above 0. 1e-9 is usual.", refused.Message);
    }
}
