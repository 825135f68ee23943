using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>The losses of softmax sample by sample, before anything is summed: logits [n, k] and labels [n] to [n]. Intermediate tensors belong to the caller's scope.</summary>
internal static class SampleLosses
{
    /// <summary>The smallest base of a power: keeps the gradient of x^γ finite at 0 for γ below 1.</summary>
    public const double SmallestBase = 1e-12;

    public static Tensor CrossEntropy(Tensor logits, Tensor labels) => -Of(logits.log_softmax(1), labels); // [n]

    public static Tensor Focal(Tensor logits, Tensor labels, double gamma, Tensor? alpha)
    {
        Tensor logP = Of(logits.log_softmax(1), labels), loss = -logP; // [n]
        if (gamma > 0) loss *= Power(-logP.expm1(), gamma); // [n]
        return alpha is null ? loss : loss * Like(alpha, logits).index_select(0, labels); // [n]
    }

    /// <summary>Cross-entropy with the target (1 − ε) · one-hot + ε / k; ε is one number a sample, [n] or a scalar.</summary>
    public static Tensor Smoothed(Tensor logits, Tensor labels, Tensor epsilon)
    {
        Tensor logP = logits.log_softmax(1); // [n, k]
        return (epsilon - 1) * Of(logP, labels) - epsilon * logP.mean([1]); // [n]
    }

    public static Tensor Asymmetric(Tensor logits, Tensor labels, LossFunction.AsymmetricSoftmax options)
    {
        Tensor logP = logits.log_softmax(1), p = logP.exp(), truth = OneHot(labels, logits); // [n, k]
        Tensor hit = options.GammaPositive > 0 ? Power(-logP.expm1(), options.GammaPositive) : ones_like(p); // [n, k]
        Tensor miss = options.GammaNegative > 0 ? Power(p, options.GammaNegative) : ones_like(p); // [n, k]
        Tensor factors = truth * hit + (1 - truth) * miss; // [n, k]
        Tensor targets = truth * (1 - options.Epsilon) + options.Epsilon / logits.shape[1]; // [n, k]
        return -(targets * factors * logP).sum(1); // [n]
    }

    /// <summary>Cross-entropy after the logit of the true class was lowered by a number a class, [k].</summary>
    public static Tensor Margin(Tensor logits, Tensor labels, Tensor margins)
    {
        Tensor lowered = OneHot(labels, logits) * Like(margins, logits); // [n, k]
        return CrossEntropy(logits - lowered, labels); // [n]
    }

    /// <summary>Cross-entropy after a number a class, [k], was added to the logits.</summary>
    public static Tensor Shifted(Tensor logits, Tensor labels, Tensor shifts) => CrossEntropy(logits + Like(shifts, logits), labels); // [n]

    /// <summary>Cross-entropy after the logits were multiplied by a number a class, [k].</summary>
    public static Tensor Scaled(Tensor logits, Tensor labels, Tensor factors) => CrossEntropy(logits * Like(factors, logits), labels); // [n]

    /// <summary>Cross-entropy in which class j ≠ y counts S_yj in the sum of exponentials. The factors are constants to the gradient.</summary>
    public static Tensor Seesaw(Tensor logits, Tensor labels, Tensor counts, LossFunction.Seesaw options)
    {
        Tensor logFactors = SeesawLogFactors(logits, labels, counts, options); // [n, k]
        return CrossEntropy(logits + logFactors, labels); // [n]
    }

    /// <summary>Cross-entropy in which the classes of a mask, [n, k] of 0 … 1, are left out of the sum of exponentials by that share; the true class never is.</summary>
    public static Tensor Equalized(Tensor logits, Tensor labels, Tensor leftOut)
    {
        Tensor weights = 1 - leftOut * (1 - OneHot(labels, logits)); // [n, k]
        return CrossEntropy(logits + weights.log(), labels); // [n]
    }

    /// <summary>One for the true class, zero elsewhere, in the type of the logits: [n, k].</summary>
    public static Tensor OneHot(Tensor labels, Tensor logits) => nn.functional.one_hot(labels, logits.shape[1]).to(logits.dtype); // [n, k]

    /// <summary>A constant in the type and on the device of the logits.</summary>
    public static Tensor Like(Tensor constant, Tensor logits) => constant.to(logits.dtype, logits.device);

    /// <summary>x^γ for x ≥ 0, with a finite gradient at 0.</summary>
    public static Tensor Power(Tensor x, double gamma) => x.clamp_min(SmallestBase).pow(gamma);

    /// <summary>The column of each row's label: [n, k] to [n].</summary>
    private static Tensor Of(Tensor rows, Tensor labels) => rows.gather(1, labels.unsqueeze(1)).squeeze(1);

    private static Tensor SeesawLogFactors(Tensor logits, Tensor labels, Tensor counts, LossFunction.Seesaw options)
    {
        using IDisposable frozen = no_grad();
        Tensor logN = Like(counts, logits).clamp_min(1).log(); // [k]
        Tensor mitigation = (logN.unsqueeze(0) - logN.index_select(0, labels).unsqueeze(1)).clamp_max(0) * options.MitigationExponent; // [n, k]
        Tensor logP = logits.detach().log_softmax(1); // [n, k]
        Tensor own = Of(logP, labels).clamp_min(Math.Log(options.SmallestScore)).unsqueeze(1); // [n, 1]
        Tensor compensation = (logP - own).clamp_min(0) * options.CompensationExponent; // [n, k]
        return (mitigation + compensation) * (1 - OneHot(labels, logits)); // [n, k]
    }
}
