using Ballast.Core;
using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

/// <summary>The public functions are the losses that training uses, which <see cref="EveryLossTests"/> holds against their definitions.</summary>
public sealed class AdjustedLossesTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly Draws draws = new(9);

    public void Dispose()
    {
        draws.Dispose();
        scope.Dispose();
    }

    [Fact]
    public void The_functions_are_the_losses_of_training()
    {
        (Tensor logits, Tensor labels) = LossCases.Batch(draws);
        var counts = ClassCounts.FromCounts(LossCases.Counts);
        Tensor numbers = tensor(LossCases.Counts), seen = tensor(new[] { 3.0, 2, 1, 1 }), rare = tensor(new[] { 0.0, 0, 1, 1 });
        Tensor margins = tensor(ClassTerms.Margins(counts).ToArray()), priors = tensor(ClassTerms.LogPriors(counts).ToArray());
        Tensor factors = tensor(ClassTerms.InverseTemperatures(counts, 0.3).ToArray()), shares = tensor(ClassTerms.Smoothing(counts, 0.4, 0.1).ToArray());
        Is("ldam", AdjustedLosses.LabelDistributionAwareMargin(logits / 30, labels, margins));
        Is("balanced softmax", AdjustedLosses.BalancedSoftmax(logits, labels, numbers));
        Is("logit adjustment", AdjustedLosses.LogitAdjustment(logits, labels, priors, 1.5));
        Is("temperatures", AdjustedLosses.ClassDependentTemperatures(logits, labels, factors));
        Is("seesaw", AdjustedLosses.Seesaw(logits, labels, seen, new LossFunction.Seesaw()));
        Is("softmax equalization", AdjustedLosses.SoftmaxEqualization(logits, labels, rare));
        Is("label smoothing", Losses.LabelSmoothing(logits, labels));
        Is("label-aware smoothing", Losses.LabelAwareSmoothing(logits, labels, shares));
        Is("asymmetric softmax", Losses.Asymmetric(logits, labels, new LossFunction.AsymmetricSoftmax { GammaPositive = 1, GammaNegative = 2.5 }));

        void Is(string name, Tensor value)
        {
            double expected = LossCases.Of(name).Expected(LossCases.Oracle(logits, labels));
            Assert.Equal(expected, value.item<double>(), 1e-12 * Math.Max(1, expected)); // rounding of some 30 terms
        }
    }

    [Fact]
    public void A_margin_without_scale_is_cross_entropy()
    {
        (Tensor logits, Tensor labels) = LossCases.Batch(draws);
        Assert.Equal(Losses.CrossEntropy(logits, labels).item<double>(), AdjustedLosses.LabelDistributionAwareMargin(logits, labels, zeros(4), 1).item<double>(), 1e-14);
    }

    [Fact]
    public void A_loss_leaves_nothing_but_itself()
    {
        (Tensor logits, Tensor labels) = LossCases.Batch(draws);
        Tensor classes = ones(4);
        var seesaw = new LossFunction.Seesaw();
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        AdjustedLosses.LabelDistributionAwareMargin(logits, labels, classes).Dispose();
        AdjustedLosses.BalancedSoftmax(logits, labels, classes).Dispose();
        AdjustedLosses.LogitAdjustment(logits, labels, classes).Dispose();
        AdjustedLosses.ClassDependentTemperatures(logits, labels, classes).Dispose();
        AdjustedLosses.Seesaw(logits, labels, classes, seesaw).Dispose();
        AdjustedLosses.SoftmaxEqualization(logits, labels, classes).Dispose();
        Losses.LabelSmoothing(logits, labels).Dispose();
        Losses.LabelAwareSmoothing(logits, labels, classes).Dispose();
        Losses.Asymmetric(logits, labels, new LossFunction.AsymmetricSoftmax()).Dispose();
        HardExampleLosses.OnlineHardExamples(logits, labels).Dispose();
        HardExampleLosses.HardNegatives(logits, labels, 0).Dispose();
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
