using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Losses of softmax for a batch as pure functions of logits and labels, finite for all finite logits.</summary>
/// <remarks>
/// Logits are [n, k] in float32 or float64, labels [n] in int64, factors of classes [k] in float32 or float64. Each function returns a scalar tensor of the logits' type that belongs to
/// the caller, or to the caller's dispose scope. <see cref="AdjustedLosses"/>, <see cref="HardExampleLosses"/>, <see cref="SigmoidLosses"/> and <see cref="MaskLosses"/> hold the others.
/// </remarks>
public static class Losses
{
    /// <summary>The mean of −log p of the true class.</summary>
    /// <param name="logits">Scores before softmax, [n, k].</param>
    /// <param name="labels">The true classes, [n].</param>
    public static Tensor CrossEntropy(Tensor logits, Tensor labels) => nn.functional.cross_entropy(logits, labels);

    /// <summary>Cross-entropy in which each sample counts the weight of its class.</summary>
    /// <param name="logits">Scores before softmax, [n, k].</param>
    /// <param name="labels">The true classes, [n].</param>
    /// <param name="weights">The weight of each class, [k]; rules are in <see cref="Resampling.ClassWeights"/>.</param>
    /// <param name="norm">What the weighted sum is divided by.</param>
    public static Tensor WeightedCrossEntropy(Tensor logits, Tensor labels, Tensor weights, WeightNorm norm)
    {
        Check(logits, labels);
        ArgumentNullException.ThrowIfNull(weights);
        using var scope = NewDisposeScope();
        Tensor each = SampleLosses.Like(weights, logits).index_select(0, labels); // [n]
        Tensor sum = (each * SampleLosses.CrossEntropy(logits, labels)).sum();
        Tensor loss = norm == WeightNorm.BatchWeightSum ? sum / each.sum().clamp_min(SampleLosses.SmallestBase) : sum / labels.shape[0];
        return loss.MoveToOuterDisposeScope();
    }

    /// <summary>The mean of α_y · (1 − p_y)^γ · (−log p_y).</summary>
    /// <param name="logits">Scores before softmax, [n, k].</param>
    /// <param name="labels">The true classes, [n].</param>
    /// <param name="gamma">The exponent γ, 0 or more.</param>
    /// <param name="alpha">The factor of each class, [k]; null means 1.</param>
    /// <remarks>Lin et al. 2017, doi:10.1109/ICCV.2017.324, section 3, in its softmax form.</remarks>
    public static Tensor Focal(Tensor logits, Tensor labels, double gamma, Tensor? alpha = null)
    {
        Check(logits, labels);
        ArgumentOutOfRangeException.ThrowIfNegative(gamma);
        using var scope = NewDisposeScope();
        return SampleLosses.Focal(logits, labels, gamma, alpha).mean().MoveToOuterDisposeScope();
    }

    /// <summary>Cross-entropy with the target (1 − ε) · one-hot + ε / k: the mean over samples.</summary>
    /// <param name="logits">Scores before softmax, [n, k].</param>
    /// <param name="labels">The true classes, [n].</param>
    /// <param name="epsilon">The share ε of the target that goes to all classes alike, 0 up to below 1; default 0.1.</param>
    /// <remarks>Szegedy et al. 2016, doi:10.1109/CVPR.2016.308, section 7.</remarks>
    public static Tensor LabelSmoothing(Tensor logits, Tensor labels, double epsilon = 0.1)
    {
        Check(logits, labels);
        if (!(epsilon >= 0 && epsilon < 1)) throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, "The smoothed share is 0 up to below 1.");
        using var scope = NewDisposeScope();
        Tensor share = tensor(epsilon, logits.dtype, logits.device);
        return SampleLosses.Smoothed(logits, labels, share).mean().MoveToOuterDisposeScope();
    }

    /// <summary>Label smoothing by a share of the true class's own: the mean over samples.</summary>
    /// <param name="logits">Scores before softmax, [n, k].</param>
    /// <param name="labels">The true classes, [n].</param>
    /// <param name="epsilons">The share ε of each class, [k], 0 up to below 1; see <see cref="ClassTerms.Smoothing"/>.</param>
    /// <remarks>Zhong et al. 2021, "Improving calibration for long-tailed recognition" (MiSLAS), doi:10.1109/CVPR46437.2021.01622, section 3.3.</remarks>
    public static Tensor LabelAwareSmoothing(Tensor logits, Tensor labels, Tensor epsilons)
    {
        Check(logits, labels);
        ArgumentNullException.ThrowIfNull(epsilons);
        using var scope = NewDisposeScope();
        Tensor each = SampleLosses.Like(epsilons, logits).index_select(0, labels); // [n]
        return SampleLosses.Smoothed(logits, labels, each).mean().MoveToOuterDisposeScope();
    }

    /// <summary>The asymmetric loss of softmax: −Σ_j q_j f_j log p_j with f_y = (1 − p_y)^γ₊, f_j = p_j^γ₋ for j ≠ y and the smoothed target q; the mean over samples.</summary>
    /// <param name="logits">Scores before softmax, [n, k].</param>
    /// <param name="labels">The true classes, [n].</param>
    /// <param name="options">γ₊, γ₋ and the smoothed share; its defaults are those of the published code.</param>
    /// <remarks>The single-label form in the published code of Ridnik et al. 2021, doi:10.1109/ICCV48922.2021.00015. The gradient goes through the factors f.</remarks>
    public static Tensor Asymmetric(Tensor logits, Tensor labels, LossFunction.AsymmetricSoftmax options)
    {
        Check(logits, labels);
        ArgumentNullException.ThrowIfNull(options);
        using var scope = NewDisposeScope();
        return SampleLosses.Asymmetric(logits, labels, options).mean().MoveToOuterDisposeScope();
    }

    internal static void Check(Tensor logits, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(labels);
    }
}
