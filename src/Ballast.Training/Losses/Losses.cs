using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Losses of a batch as pure functions of logits and labels, finite for all finite logits.</summary>
/// <remarks>
/// Logits are [n, k] in float32 or float64, labels [n] in int64, factors of classes [k] in the type of the logits. Each function returns a scalar tensor that belongs to
/// the caller, or to the caller's dispose scope.
/// </remarks>
public static class Losses
{
    /// <summary>The smallest 1 − p: keeps the gradient of (1 − p)^γ finite for γ below 1.</summary>
    private const double SmallestRest = 1e-12;

    /// <summary>The mean of −log p of the true class.</summary>
    /// <param name="logits">Scores before softmax, [n, k].</param>
    /// <param name="labels">The true classes, [n].</param>
    public static Tensor CrossEntropy(Tensor logits, Tensor labels) => nn.functional.cross_entropy(logits, labels);

    /// <summary>Cross-entropy in which each sample counts the weight of its class.</summary>
    /// <param name="logits">Scores before softmax, [n, k].</param>
    /// <param name="labels">The true classes, [n].</param>
    /// <param name="weights">The weight of each class, [k].</param>
    /// <param name="norm">What the weighted sum is divided by.</param>
    public static Tensor WeightedCrossEntropy(Tensor logits, Tensor labels, Tensor weights, WeightNorm norm)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (norm == WeightNorm.BatchWeightSum) return nn.functional.cross_entropy(logits, labels, weights);
        using Tensor sum = nn.functional.cross_entropy(logits, labels, weights, reduction: nn.Reduction.Sum);
        return sum / labels.shape[0];
    }

    /// <summary>The mean of α_y · (1 − p_y)^γ · (−log p_y).</summary>
    /// <param name="logits">Scores before softmax, [n, k].</param>
    /// <param name="labels">The true classes, [n].</param>
    /// <param name="gamma">The exponent γ, 0 or more.</param>
    /// <param name="alpha">The factor of each class, [k]; null means 1.</param>
    public static Tensor Focal(Tensor logits, Tensor labels, double gamma, Tensor? alpha = null)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegative(gamma);
        using var scope = NewDisposeScope();
        Tensor logP = logits.log_softmax(1).gather(1, labels.unsqueeze(1)).squeeze(1); // [n]
        Tensor loss = -logP; // [n]
        if (gamma > 0) loss *= (-logP.expm1()).clamp_min(SmallestRest).pow(gamma); // [n]
        if (alpha is not null) loss *= alpha.index_select(0, labels); // [n]
        return loss.mean().MoveToOuterDisposeScope();
    }
}
