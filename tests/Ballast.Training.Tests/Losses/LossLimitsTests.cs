using Ballast.Core;
using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

/// <summary>Where one loss becomes another, and values outside the settings' ranges.</summary>
public sealed class LossLimitsTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly Draws draws = new(3);

    public void Dispose()
    {
        draws.Dispose();
        scope.Dispose();
    }

    public static TheoryData<string> Neutral() => [.. NeutralSettings.Select(one => one.Name)];

    /// <summary>Settings that take out what a loss adds to cross-entropy, whatever the counts.</summary>
    private static readonly (string Name, LossFunction Function)[] NeutralSettings =
    [
        ("focal gamma 0", new LossFunction.Focal { Gamma = 0, Alpha = FocalAlpha.None }),
        ("smoothed inverse gamma 0", new LossFunction.SmoothedInverseFrequency { Gamma = 0 }),
        ("class-balanced beta 0", new LossFunction.ClassBalanced { Beta = 0 }),
        ("ldam without margin, s 1", new LossFunction.LabelDistributionAwareMargin { LargestMargin = 0, Scale = 1 }),
        ("logit adjustment tau 0", new LossFunction.LogitAdjustment { Tau = 0 }),
        ("temperatures gamma 0", new LossFunction.ClassDependentTemperatures { Gamma = 0 }),
        ("seesaw p 0 q 0", new LossFunction.Seesaw { MitigationExponent = 0, CompensationExponent = 0 }),
        ("softmax equalization without rare classes", new LossFunction.SoftmaxEqualization { RareShare = 0 }),
        ("softmax equalization gamma 0", new LossFunction.SoftmaxEqualization { RareShare = 1, LeaveOutProbability = 0 }),
        ("asymmetric softmax gamma 0 epsilon 0", new LossFunction.AsymmetricSoftmax { GammaNegative = 0, Epsilon = 0 }),
        ("label smoothing epsilon 0", new LossFunction.LabelSmoothing { Epsilon = 0 }),
        ("label-aware smoothing epsilon 0", new LossFunction.LabelAwareSmoothing { Head = 0 }),
        ("hard examples keep 1", new LossFunction.OnlineHardExamples { KeepShare = 1 }),
    ];

    [Theory]
    [MemberData(nameof(Neutral))]
    public void Neutral_settings_leave_cross_entropy(string name)
    {
        (Tensor logits, Tensor labels) = LossCases.Batch(draws);
        using BoundLoss loss = LossCases.Bind(NeutralSettings.Single(one => one.Name == name).Function);
        Assert.Equal(Losses.CrossEntropy(logits, labels).item<double>(), loss.Of(logits, new BatchTargets(labels)).item<double>(), 1e-13);
    }

    public static TheoryData<string> Equal() =>
        ["weighted", "weighted by size", "smoothed inverse", "square root", "class-balanced", "class-balanced by sum", "balanced softmax", "logit adjustment", "temperatures", "deferred"];

    [Theory]
    [MemberData(nameof(Equal))]
    public void Equal_counts_leave_cross_entropy(string name)
    {
        (Tensor logits, Tensor labels) = LossCases.Batch(draws);
        using var loss = new BoundLoss(LossCases.Of(name).Function, ClassCounts.FromCounts([20, 20, 20, 20]), 10);
        loss.BeginEpoch(9);
        Assert.Equal(Losses.CrossEntropy(logits, labels).item<double>(), loss.Of(logits, new BatchTargets(labels)).item<double>(), 1e-13);
    }

    [Fact]
    public void Equal_counts_leave_binary_cross_entropy_of_the_class_balanced_sigmoid()
    {
        (Tensor logits, Tensor labels) = LossCases.Batch(draws);
        using var loss = new BoundLoss(new LossFunction.ClassBalancedSigmoid(), ClassCounts.FromCounts([20, 20, 20, 20]));
        Tensor targets = nn.functional.one_hot(labels, 4).to(ScalarType.Float64); // [7, 4]
        double expected = SigmoidLosses.BinaryCrossEntropy(logits, targets, null, SigmoidNorm.Positives).item<double>();
        Assert.Equal(expected, loss.Of(logits, new BatchTargets(labels)).item<double>(), 1e-13);
    }

    [Fact]
    public void Sigmoid_losses_without_their_factors_are_binary_cross_entropy()
    {
        Tensor logits = draws.NormalDouble(5, 4), targets = draws.Below(2, 5, 4).to(ScalarType.Float64);
        double bce = SigmoidLosses.BinaryCrossEntropy(logits, targets, null, SigmoidNorm.Sum).item<double>();
        Assert.Equal(bce, SigmoidLosses.Asymmetric(logits, targets, new LossFunction.Asymmetric { GammaPositive = 0, GammaNegative = 0, Margin = 0 }).item<double>(), 1e-12);
        Assert.Equal(bce, SigmoidLosses.QualityFocal(logits, targets, 0, SigmoidNorm.Sum).item<double>(), 1e-12);
        Assert.Equal(bce, SigmoidLosses.Varifocal(logits, targets, 1, 0, SigmoidNorm.Sum).item<double>(), 1e-12);
        Assert.Equal(bce, 2 * SigmoidLosses.Focal(logits, targets, 0.5, 0, SigmoidNorm.Sum).item<double>(), 1e-12);
    }

    [Fact]
    public void Balanced_softmax_is_logit_adjustment_with_tau_1()
    {
        (Tensor logits, Tensor labels) = LossCases.Batch(draws);
        using BoundLoss balanced = LossCases.Bind(new LossFunction.BalancedSoftmax()), adjusted = LossCases.Bind(new LossFunction.LogitAdjustment());
        Assert.Equal(adjusted.Of(logits, new BatchTargets(labels)).item<double>(), balanced.Of(logits, new BatchTargets(labels)).item<double>(), 1e-13);
    }

    public static TheoryData<string, Func<LossFunction>> Refused() => new()
    {
        { "The focal exponent gamma is -1; it must be 0 or more. 2 is usual.", () => new LossFunction.Focal { Gamma = -1 } },
        { "The focal exponent gamma is NaN; it must be 0 or more. 2 is usual.", () => new LossFunction.FocalSigmoid { Gamma = double.NaN } },
        { "The exponent gamma of class weights is -1; it must be 0 or more. 1 is usual.", () => new LossFunction.SmoothedInverseFrequency { Gamma = -1 } },
        { "Beta of the effective number is 1; it must be from 0 up to below 1. 0.9999 is usual.", () => new LossFunction.ClassBalanced { Beta = 1 } },
        { "Beta of the effective number is -0.1; it must be from 0 up to below 1. 0.9999 is usual.", () => new LossFunction.ClassBalancedSigmoid { Beta = -0.1 } },
        { "Beta of the effective number is 2; it must be from 0 up to below 1. 0.9999 is usual.", () => new LossFunction.Deferred { Beta = 2 } },
        { "The share of epochs before re-weighting is 1; it must be from 0 up to below 1. 0.8 is usual.", () => new LossFunction.Deferred { FromShare = 1 } },
        { "The epoch to defer to is -1; it must be 0 or more.", () => new LossFunction.Deferred { FromEpoch = -1 } },
        { "Re-weighting cannot be deferred around weighted_cross_entropy. It goes around softmax losses without class weights of their own, such as cross_entropy, ldam or balanced_softmax.", () => new LossFunction.Deferred { Inner = new LossFunction.WeightedCrossEntropy() } },
        { "Re-weighting cannot be deferred around binary_cross_entropy. It goes around softmax losses without class weights of their own, such as cross_entropy, ldam or balanced_softmax.", () => new LossFunction.Deferred { Inner = new LossFunction.BinaryCrossEntropy() } },
        { "The smoothed share epsilon is 1; it must be from 0 up to below 1. 0.1 is usual.", () => new LossFunction.LabelSmoothing { Epsilon = 1 } },
        { "The smoothed share epsilon is -1; it must be from 0 up to below 1. 0.1 is usual.", () => new LossFunction.AsymmetricSoftmax { Epsilon = -1 } },
        { "The smoothed share of the largest class is 1; it must be from 0 up to below 1. 0.3 is usual.", () => new LossFunction.LabelAwareSmoothing { Head = 1 } },
        { "The smoothed share of the smallest class is 1; it must be from 0 up to below 1. 0 is usual.", () => new LossFunction.LabelAwareSmoothing { Tail = 1 } },
        { "The exponent gamma of positives is -1; it must be 0 or more. 0 is usual.", () => new LossFunction.AsymmetricSoftmax { GammaPositive = -1 } },
        { "The exponent gamma of negatives is -1; it must be 0 or more. 4 is usual.", () => new LossFunction.AsymmetricSoftmax { GammaNegative = -1 } },
        { "The exponent gamma of positives is -1; it must be 0 or more. 1 is usual.", () => new LossFunction.Asymmetric { GammaPositive = -1 } },
        { "The exponent gamma of negatives is -1; it must be 0 or more. 4 is usual.", () => new LossFunction.Asymmetric { GammaNegative = -1 } },
        { "The margin of negatives is 1; it must be from 0 up to below 1. 0.05 is usual.", () => new LossFunction.Asymmetric { Margin = 1 } },
        { "The share of hard examples is 0; it must be above 0 and 1 at most. 0.7 is usual.", () => new LossFunction.OnlineHardExamples { KeepShare = 0 } },
        { "The label of negatives is -1; it must be 0 or more.", () => new LossFunction.HardNegatives { NegativeLabel = -1 } },
        { "The number of negatives a positive is 0; it must be above 0. 3 is usual.", () => new LossFunction.HardNegatives { NegativesPerPositive = 0 } },
        { "The largest margin is -1; it must be 0 or more. 0.5 is usual.", () => new LossFunction.LabelDistributionAwareMargin { LargestMargin = -1 } },
        { "The scale of cosines is 0; it must be above 0. 30 is usual.", () => new LossFunction.LabelDistributionAwareMargin { Scale = 0 } },
        { "Tau of the logit adjustment is -1; it must be 0 or more. 1 is usual.", () => new LossFunction.LogitAdjustment { Tau = -1 } },
        { "The exponent gamma of temperatures is -1; it must be 0 or more. 0.2 is usual.", () => new LossFunction.ClassDependentTemperatures { Gamma = -1 } },
        { "The mitigation exponent p of seesaw is -1; it must be 0 or more. 0.8 is usual.", () => new LossFunction.Seesaw { MitigationExponent = -1 } },
        { "The compensation exponent q of seesaw is -1; it must be 0 or more. 2 is usual.", () => new LossFunction.Seesaw { CompensationExponent = -1 } },
        { "The smallest score of seesaw is 0; it must be above 0. 0.01 is usual.", () => new LossFunction.Seesaw { SmallestScore = 0 } },
        { "The share below which a class is rare is 2; it must be from 0 to 1. 0.00176 is usual.", () => new LossFunction.SoftmaxEqualization { RareShare = 2 } },
        { "The probability that a rare class is left out is -1; it must be from 0 to 1. 0.9 is usual.", () => new LossFunction.SoftmaxEqualization { LeaveOutProbability = -1 } },
        { "The factor alpha of positives is 2; it must be from 0 to 1. 0.25 is usual.", () => new LossFunction.FocalSigmoid { Alpha = 2 } },
        { "The factor alpha of negatives is -1; it must be 0 or more. 0.75 is usual.", () => new LossFunction.Varifocal { Alpha = -1 } },
        { "The exponent gamma of negatives is -1; it must be 0 or more. 2 is usual.", () => new LossFunction.Varifocal { Gamma = -1 } },
        { "The exponent beta is -1; it must be 0 or more. 2 is usual.", () => new LossFunction.QualityFocal { Beta = -1 } },
        { "The steepness gamma is -1; it must be 0 or more. 12 is usual.", () => new LossFunction.EqualizationV2 { Gamma = -1 } },
        { "The ratio mu is NaN; it must be a finite number. 0.8 is usual.", () => new LossFunction.EqualizationV2 { Mu = double.NaN } },
        { "The factor alpha is -1; it must be 0 or more. 4 is usual.", () => new LossFunction.EqualizationV2 { Alpha = -1 } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Settings_that_make_no_sense_are_refused(string message, Func<LossFunction> make) => Assert.Equal(message, Assert.Throws<BallastException>(make).Message);

    public static TheoryData<string, Func<MaskLossOptions>> RefusedForMasks() => new()
    {
        { "The smoothing of masks is -1; it must be 0 or more. 1 is usual.", () => new MaskLossOptions { Smooth = -1 } },
        { "The weight of false positives is -1; it must be 0 or more. 0.3 is usual.", () => new MaskLossOptions { FalsePositiveWeight = -1 } },
        { "The weight of false negatives is -1; it must be 0 or more. 0.7 is usual.", () => new MaskLossOptions { FalseNegativeWeight = -1 } },
        { "Gamma of focal Tversky is 0; it must be above 0. 1.3333 is usual.", () => new MaskLossOptions { Gamma = 0 } },
    };

    [Theory]
    [MemberData(nameof(RefusedForMasks))]
    public void Mask_settings_that_make_no_sense_are_refused(string message, Func<MaskLossOptions> make) => Assert.Equal(message, Assert.Throws<BallastException>(make).Message);

    [Fact]
    public void A_negative_label_that_no_class_has_is_refused()
    {
        var error = Assert.Throws<BallastException>(() => new BoundLoss(new LossFunction.HardNegatives { NegativeLabel = 3 }, ClassCounts.FromCounts([1, 2, 3])));
        Assert.Equal("The label of negatives is 3, but there are 3 classes, labelled from 0.", error.Message);
    }
}
