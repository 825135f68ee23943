using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Losses of k binary questions a sample as pure functions, finite for all finite logits and at probabilities 0 and 1.</summary>
/// <remarks>
/// Logits are [n, k] in float32 or float64; targets are [n, k] in the same type, 0 or 1 unless said otherwise: one-hot rows for one class an image, several ones a row for several labels.
/// Each function returns a scalar tensor that belongs to the caller, or to the caller's dispose scope.
/// </remarks>
public static class SigmoidLosses
{
    /// <summary>−w_c y log p − (1 − y) log(1 − p).</summary>
    /// <param name="logits">Scores before the sigmoid, [n, k].</param>
    /// <param name="targets">The answers, 0 … 1, [n, k].</param>
    /// <param name="positiveWeights">The factor w of each class's positive side, [k]; null means 1. See <see cref="Resampling.ClassWeights.NegativesPerPositive"/>.</param>
    /// <param name="norm">What the sum is divided by; default the number of questions.</param>
    public static Tensor BinaryCrossEntropy(Tensor logits, Tensor targets, Tensor? positiveWeights = null, SigmoidNorm norm = SigmoidNorm.Elements)
    {
        Losses.Check(logits, targets);
        using var scope = NewDisposeScope();
        return ElementLosses.Reduce(ElementLosses.BinaryCrossEntropy(logits, targets, positiveWeights), targets, norm).MoveToOuterDisposeScope();
    }

    /// <summary>Binary cross-entropy of all questions of a sample, times the weight of its class (the sum of the weights of its classes).</summary>
    /// <param name="logits">Scores before the sigmoid, [n, k]. They should begin at <see cref="ClassTerms.SigmoidBias"/>.</param>
    /// <param name="targets">The answers, [n, k].</param>
    /// <param name="weights">The weight of each class, [k]; see <see cref="Resampling.ClassWeights.EffectiveNumber"/>.</param>
    /// <param name="norm">What the sum is divided by; default the positives, which with one class an image is the mean over images of the paper.</param>
    /// <remarks>Cui et al. 2019, doi:10.1109/CVPR.2019.00949, section 4.2. The authors' code divides by n · k: <see cref="SigmoidNorm.Elements"/>.</remarks>
    public static Tensor ClassBalanced(Tensor logits, Tensor targets, Tensor weights, SigmoidNorm norm = SigmoidNorm.Positives)
    {
        Losses.Check(logits, targets);
        ArgumentNullException.ThrowIfNull(weights);
        using var scope = NewDisposeScope();
        return ElementLosses.Reduce(ElementLosses.ClassBalanced(logits, targets, weights), targets, norm).MoveToOuterDisposeScope();
    }

    /// <summary>α_t · (1 − p_t)^γ · (−log p_t), where p_t is p and α_t is α for a 1, and 1 − p and 1 − α for a 0.</summary>
    /// <param name="logits">Scores before the sigmoid, [n, k]. They should begin at <see cref="ClassTerms.FocalBias"/>.</param>
    /// <param name="targets">The answers, [n, k].</param>
    /// <param name="alpha">The factor α of positives, 0 … 1; default 0.25, which weighs them less.</param>
    /// <param name="gamma">The exponent γ, 0 or more; default 2.</param>
    /// <param name="norm">What the sum is divided by; default the positives.</param>
    /// <remarks>Lin et al. 2017, doi:10.1109/ICCV.2017.324, section 3.</remarks>
    public static Tensor Focal(Tensor logits, Tensor targets, double alpha = 0.25, double gamma = 2, SigmoidNorm norm = SigmoidNorm.Positives)
    {
        Losses.Check(logits, targets);
        if (!(alpha >= 0 && alpha <= 1)) throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "Alpha is 0 … 1.");
        ArgumentOutOfRangeException.ThrowIfNegative(gamma);
        using var scope = NewDisposeScope();
        return ElementLosses.Reduce(ElementLosses.Focal(logits, targets, alpha, gamma), targets, norm).MoveToOuterDisposeScope();
    }

    /// <summary>−(1 − p)^γ₊ log p for a 1, −p_m^γ₋ log(1 − p_m) with p_m = max(p − m, 0) for a 0.</summary>
    /// <param name="logits">Scores before the sigmoid, [n, k].</param>
    /// <param name="targets">The answers, [n, k].</param>
    /// <param name="options">γ₊, γ₋, the margin m and what the sum is divided by.</param>
    /// <remarks>
    /// Ridnik et al. 2021, "Asymmetric loss for multi-label classification", doi:10.1109/ICCV48922.2021.00015, section 2. Departs from the authors' code in that log p is exact where the code
    /// clamps p at 1e-8, and in that the gradient goes through the factors as in the paper's section 2.5, where the code treats them as constants unless told otherwise.
    /// </remarks>
    public static Tensor Asymmetric(Tensor logits, Tensor targets, LossFunction.Asymmetric options)
    {
        Losses.Check(logits, targets);
        ArgumentNullException.ThrowIfNull(options);
        using var scope = NewDisposeScope();
        return ElementLosses.Reduce(ElementLosses.Asymmetric(logits, targets, options), targets, options.Norm).MoveToOuterDisposeScope();
    }

    /// <summary>q · BCE(p, q) where q is above 0, α · p^γ · BCE(p, 0) where it is 0.</summary>
    /// <param name="logits">Scores before the sigmoid, [n, k].</param>
    /// <param name="qualities">How good each positive is (its overlap with the truth), above 0 and 1 at most; 0 for negatives; [n, k].</param>
    /// <param name="alpha">The factor α of negatives, 0 or more; default 0.75.</param>
    /// <param name="gamma">The exponent γ, 0 or more; default 2.</param>
    /// <param name="norm">What the sum is divided by; default the positives.</param>
    /// <remarks>Zhang et al. 2021, "VarifocalNet: an IoU-aware dense object detector", doi:10.1109/CVPR46437.2021.00841, section 3.2.</remarks>
    public static Tensor Varifocal(Tensor logits, Tensor qualities, double alpha = 0.75, double gamma = 2, SigmoidNorm norm = SigmoidNorm.Positives)
    {
        Losses.Check(logits, qualities);
        ArgumentOutOfRangeException.ThrowIfNegative(alpha);
        ArgumentOutOfRangeException.ThrowIfNegative(gamma);
        using var scope = NewDisposeScope();
        return ElementLosses.Reduce(ElementLosses.Varifocal(logits, qualities, alpha, gamma), qualities, norm).MoveToOuterDisposeScope();
    }

    /// <summary>|q − p|^β · BCE(p, q).</summary>
    /// <param name="logits">Scores before the sigmoid, [n, k].</param>
    /// <param name="qualities">How good each positive is, 0 … 1; 0 for negatives; [n, k].</param>
    /// <param name="beta">The exponent β, 0 or more; default 2.</param>
    /// <param name="norm">What the sum is divided by; default the positives.</param>
    /// <remarks>Li et al. 2020, "Generalized focal loss", arXiv:2006.04388, section 3.2.</remarks>
    public static Tensor QualityFocal(Tensor logits, Tensor qualities, double beta = 2, SigmoidNorm norm = SigmoidNorm.Positives)
    {
        Losses.Check(logits, qualities);
        ArgumentOutOfRangeException.ThrowIfNegative(beta);
        using var scope = NewDisposeScope();
        return ElementLosses.Reduce(ElementLosses.QualityFocal(logits, qualities, beta), qualities, norm).MoveToOuterDisposeScope();
    }

    /// <summary>Binary cross-entropy in which negatives count f = 1 / (1 + e^(−γ (g − μ))) and positives 1 + α (1 − f); g tells how much gradient a class's positives had against its negatives.</summary>
    /// <param name="logits">Scores before the sigmoid, [n, k].</param>
    /// <param name="targets">The answers, [n, k].</param>
    /// <param name="ratios">The ratio g of each class, [k]: the sum of the absolute gradients of its positives so far over that of its negatives; 100 before the first batch.</param>
    /// <param name="options">γ, μ and α.</param>
    /// <param name="norm">What the sum is divided by; default the positives, which with one class a sample is the mean over samples of the authors' code.</param>
    /// <remarks>Tan et al. 2021, "Equalization loss v2", doi:10.1109/CVPR46437.2021.00173, section 4. The ratios are constants to the gradient.</remarks>
    public static Tensor EqualizationV2(Tensor logits, Tensor targets, Tensor ratios, LossFunction.EqualizationV2 options, SigmoidNorm norm = SigmoidNorm.Positives)
    {
        Losses.Check(logits, targets);
        ArgumentNullException.ThrowIfNull(ratios);
        ArgumentNullException.ThrowIfNull(options);
        using var scope = NewDisposeScope();
        return ElementLosses.Reduce(ElementLosses.Equalized(logits, targets, ratios, options), targets, norm).MoveToOuterDisposeScope();
    }
}
