using System.Collections.Immutable;
using System.Diagnostics;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Training;

/// <summary>Binds losses to what they take from the counts of the classes.</summary>
internal static class LossRules
{
    /// <summary>The rule of a loss; the caller disposes it. Of a deferred loss it is that of the inner one.</summary>
    public static LossRule Of(LossFunction function, ClassCounts counts, uint seed) => function switch
    {
        LossFunction.CrossEntropy => new StatelessRule((logits, labels, _) => SampleLosses.CrossEntropy(logits, labels)),
        LossFunction.WeightedCrossEntropy it => StatelessRule.Weighted(ClassWeights.Balanced(counts), it.Norm),
        LossFunction.SmoothedInverseFrequency it => StatelessRule.Weighted(ClassWeights.SmoothedInverse(counts, it.Gamma), it.Norm),
        LossFunction.ClassBalanced it => StatelessRule.Weighted(ClassWeights.EffectiveNumber(counts, it.Beta), it.Norm),
        LossFunction.Deferred it => Of(it.Inner, counts, seed),
        LossFunction.Focal it => new StatelessRule((logits, labels, alpha) => SampleLosses.Focal(logits, labels, it.Gamma, alpha), it.Alpha == FocalAlpha.None ? Ones(counts) : ClassWeights.Balanced(counts)),
        LossFunction.LabelSmoothing it => Smoothed([.. counts.Counts.Select(_ => it.Epsilon)]),
        LossFunction.LabelAwareSmoothing it => Smoothed(ClassTerms.Smoothing(counts, it.Head, it.Tail)),
        LossFunction.AsymmetricSoftmax it => new StatelessRule((logits, labels, _) => SampleLosses.Asymmetric(logits, labels, it)),
        LossFunction.OnlineHardExamples it => new SelectingRule((each, _) => HardExampleLosses.Hardest(each, it.KeepShare)),
        LossFunction.HardNegatives it => HardNegatives(it, counts),
        _ => OfAdjusted(function, counts, seed),
    };

    private static LossRule OfAdjusted(LossFunction function, ClassCounts counts, uint seed) => function switch
    {
        LossFunction.LabelDistributionAwareMargin it => new StatelessRule(SampleLosses.Margin, [.. ClassTerms.Margins(counts, it.LargestMargin).Select(margin => margin * it.Scale)]),
        LossFunction.BalancedSoftmax => new StatelessRule(SampleLosses.Shifted, [.. counts.Counts.Select(count => Math.Log(Math.Max(count, 1)))]),
        LossFunction.LogitAdjustment it => new StatelessRule(SampleLosses.Shifted, [.. ClassTerms.LogPriors(counts).Select(prior => prior * it.Tau)]),
        LossFunction.ClassDependentTemperatures it => new StatelessRule(SampleLosses.Scaled, ClassTerms.InverseTemperatures(counts, it.Gamma)),
        LossFunction.Seesaw it => new SeesawRule(it, counts.Classes),
        LossFunction.SoftmaxEqualization it => new SoftmaxEqualizationRule(it, counts, seed),
        _ => OfSigmoids(function, counts),
    };

    private static LossRule OfSigmoids(LossFunction function, ClassCounts counts) => function switch
    {
        LossFunction.BinaryCrossEntropy it => StatelessRule.Sigmoid(
            ElementLosses.BinaryCrossEntropy, it.PositiveWeight == PositiveWeight.None ? Ones(counts) : ClassWeights.NegativesPerPositive(counts), it.Norm),
        LossFunction.ClassBalancedSigmoid it => StatelessRule.Sigmoid(ElementLosses.ClassBalanced, ClassWeights.EffectiveNumber(counts, it.Beta), it.Norm),
        LossFunction.FocalSigmoid it => StatelessRule.Sigmoid((logits, targets, _) => ElementLosses.Focal(logits, targets, it.Alpha, it.Gamma), default, it.Norm),
        LossFunction.Asymmetric it => StatelessRule.Sigmoid((logits, targets, _) => ElementLosses.Asymmetric(logits, targets, it), default, it.Norm),
        LossFunction.Varifocal it => StatelessRule.Sigmoid((logits, targets, _) => ElementLosses.Varifocal(logits, targets, it.Alpha, it.Gamma), default, it.Norm),
        LossFunction.QualityFocal it => StatelessRule.Sigmoid((logits, targets, _) => ElementLosses.QualityFocal(logits, targets, it.Beta), default, it.Norm),
        LossFunction.EqualizationV2 it => new EqualizationV2Rule(it, counts.Classes),
        _ => throw new UnreachableException(function.GetType().Name),
    };

    private static StatelessRule Smoothed(ImmutableArray<double> epsilons) =>
        new((logits, labels, each) => SampleLosses.Smoothed(logits, labels, SampleLosses.Like(each, logits).index_select(0, labels)), epsilons);

    private static SelectingRule HardNegatives(LossFunction.HardNegatives it, ClassCounts counts)
    {
        if (it.NegativeLabel >= counts.Classes) throw new BallastException($"The label of negatives is {it.NegativeLabel}, but there are {counts.Classes} classes, labelled from 0.");
        return new SelectingRule((each, targets) => HardExampleLosses.WithHardNegatives(each, SelectingRule.IsPositive(targets, it.NegativeLabel), it.NegativesPerPositive));
    }

    private static ImmutableArray<double> Ones(ClassCounts counts) => [.. counts.Counts.Select(_ => 1.0)];
}
