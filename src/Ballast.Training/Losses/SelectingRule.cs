using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Cross-entropy of those samples of a batch that a rule chooses by their losses.</summary>
internal sealed class SelectingRule(Func<Tensor, BatchTargets, Tensor> select) : LossRule
{
    /// <summary>Which samples show something else than the negative class, mixed ones with either of their classes: [n] of truth.</summary>
    public static Tensor IsPositive(BatchTargets targets, long negativeLabel)
    {
        Tensor own = targets.Labels.ne(negativeLabel); // [n]
        if (targets.OtherLabels is not { } others || targets.Shares is not { } shares) return own;
        return own.logical_and(shares.gt(0)).logical_or(others.ne(negativeLabel).logical_and(shares.lt(1))); // [n]
    }

    public override Tensor Each(Tensor logits, Tensor labels) => SampleLosses.CrossEntropy(logits, labels); // [n]

    public override Tensor? Select(Tensor each, BatchTargets targets) => select(each, targets);
}
