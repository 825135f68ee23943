using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Cross-entropy of the samples that a network finds hard, as pure functions, finite for all finite logits. Samples with the label to ignore are never chosen.</summary>
/// <remarks>Shapes, types and ownership are those of <see cref="Losses"/>. Where no sample is left the loss is 0.</remarks>
public static class HardExampleLosses
{
    /// <summary>The label of samples that do not count (padding, pixels nobody labelled), −100 as in PyTorch.</summary>
    public const long IgnoreLabel = -100;

    /// <summary>The mean over the samples with the largest losses.</summary>
    /// <param name="logits">Scores before softmax, [n, k].</param>
    /// <param name="labels">The true classes, [n].</param>
    /// <param name="keepShare">The share of the samples that counts, above 0, 1 at most; rounded down to whole samples, at least one; default 0.7.</param>
    /// <param name="ignoreLabel">The label of samples that do not count.</param>
    /// <remarks>Shrivastava et al. 2016, "Training region-based object detectors with online hard example mining", doi:10.1109/CVPR.2016.89. With 1 it is cross-entropy.</remarks>
    public static Tensor OnlineHardExamples(Tensor logits, Tensor labels, double keepShare = 0.7, long ignoreLabel = IgnoreLabel)
    {
        Losses.Check(logits, labels);
        if (!(keepShare > 0 && keepShare <= 1)) throw new ArgumentOutOfRangeException(nameof(keepShare), keepShare, "The kept share is above 0 and 1 at most.");
        using var scope = NewDisposeScope();
        (Tensor each, _) = Counted(logits, labels, ignoreLabel); // [m]
        return Hardest(each, keepShare).MoveToOuterDisposeScope();
    }

    /// <summary>All positives and so many of the hardest negatives, summed and divided by the number of positives (at least 1).</summary>
    /// <param name="logits">Scores before softmax, [n, k].</param>
    /// <param name="labels">The true classes, [n].</param>
    /// <param name="negativeLabel">The class of negatives (background).</param>
    /// <param name="negativesPerPositive">How many negatives count for each positive (one positive if there is none), above 0; default 3.</param>
    /// <param name="ignoreLabel">The label of samples that do not count.</param>
    /// <remarks>Liu et al. 2016, "SSD: single shot multibox detector", doi:10.1007/978-3-319-46448-0_2, section 2.2.</remarks>
    public static Tensor HardNegatives(Tensor logits, Tensor labels, long negativeLabel, double negativesPerPositive = 3, long ignoreLabel = IgnoreLabel)
    {
        Losses.Check(logits, labels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(negativesPerPositive);
        using var scope = NewDisposeScope();
        (Tensor each, Tensor counted) = Counted(logits, labels, ignoreLabel); // [m]
        return WithHardNegatives(each, counted.ne(negativeLabel), negativesPerPositive).MoveToOuterDisposeScope();
    }

    /// <summary>The mean of the largest of losses [m].</summary>
    internal static Tensor Hardest(Tensor each, double share)
    {
        long count = each.numel();
        return count == 0 ? each.sum() : Largest(each, Math.Max(1, Whole(share * count))).mean();
    }

    /// <summary>The losses [m] of all positives and of the hardest negatives, by the number of positives.</summary>
    internal static Tensor WithHardNegatives(Tensor each, Tensor isPositive, double negativesPerPositive)
    {
        Tensor positives = each.masked_select(isPositive), negatives = each.masked_select(isPositive.logical_not());
        long divisor = Math.Max(1, positives.numel());
        return (positives.sum() + Largest(negatives, Math.Min(negatives.numel(), Whole(negativesPerPositive * divisor))).sum()) / divisor;
    }

    private static Tensor Largest(Tensor each, long count) => each.topk(checked((int)count)).values;

    // 0.7 · 90 is a little below 63 in binary.
    private static long Whole(double count) => (long)Math.Floor(count + 1e-9);

    private static (Tensor Each, Tensor Labels) Counted(Tensor logits, Tensor labels, long ignoreLabel)
    {
        Tensor places = labels.ne(ignoreLabel).nonzero().squeeze(1); // [m]
        Tensor counted = labels.index_select(0, places); // [m]
        return (SampleLosses.CrossEntropy(logits.index_select(0, places), counted), counted);
    }
}
