namespace Ballast.Training.Tests;

public sealed class LossFunctionTests
{
    [Fact]
    public void The_focal_loss_of_the_tomato_leaf_experiments_is_the_default()
    {
        var focal = new LossFunction.Focal();
        Assert.Equal((2, FocalAlpha.Balanced), (focal.Gamma, focal.Alpha));
    }

    [Fact]
    public void LDAM_wants_a_cosine_classifier_of_its_scale_also_when_deferred()
    {
        var ldam = new LossFunction.LabelDistributionAwareMargin { Scale = 20 };
        Assert.Equal(new ClassifierHead.Cosine { Scale = 20 }, ldam.HeadFor(5));
        Assert.Equal(new ClassifierHead.Cosine { Scale = 20 }, new LossFunction.Deferred { Inner = ldam }.HeadFor(5));
        Assert.Equal(new ClassifierHead.Linear(), new LossFunction.BalancedSoftmax().HeadFor(5));
    }

    [Fact]
    public void Losses_of_sigmoids_begin_with_few_positives()
    {
        Assert.Equal(new ClassifierHead.Linear { Bias = -Math.Log(4) }, new LossFunction.ClassBalancedSigmoid().HeadFor(5)); // σ(−ln 4) = 1/5
        Assert.Equal(new ClassifierHead.Linear { Bias = -Math.Log(99) }, new LossFunction.FocalSigmoid().HeadFor(5)); // σ(−ln 99) = 1/100
    }

    [Theory]
    [InlineData(200, 160)]
    [InlineData(50, 40)]
    [InlineData(3, 2)] // 2.4, rounded down
    [InlineData(1, 0)]
    public void Re_weighting_is_deferred_to_four_fifths_of_the_epochs(int epochs, int first) => Assert.Equal(first, new LossFunction.Deferred().FirstEpoch(epochs));
}
