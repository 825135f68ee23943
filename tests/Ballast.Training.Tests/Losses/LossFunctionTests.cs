using Ballast.Core;

namespace Ballast.Training.Tests;

public sealed class LossFunctionTests
{
    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_negative_gamma_is_refused(double gamma)
    {
        var error = Assert.Throws<BallastException>(() => new LossFunction.Focal { Gamma = gamma });
        Assert.Equal($"The focal exponent gamma is {gamma}; it must be 0 or more. 2 is usual.", error.Message);
    }

    [Fact]
    public void The_focal_loss_of_the_tomato_leaf_experiments_is_the_default()
    {
        var focal = new LossFunction.Focal();
        Assert.Equal((2, FocalAlpha.Balanced), (focal.Gamma, focal.Alpha));
    }
}
