using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>The losses of sigmoids question by question, before anything is summed: logits [n, k] and targets [n, k] to [n, k]. Intermediate tensors belong to the caller's scope.</summary>
internal static class ElementLosses
{
    // sum(0) would be a sum as bytes: 0 is a type of numbers before it is a dimension.
    private static readonly long[] Samples = [0];

    public static Tensor BinaryCrossEntropy(Tensor logits, Tensor targets, Tensor? positiveWeights)
    {
        Tensor positive = -targets * nn.functional.logsigmoid(logits); // [n, k]
        if (positiveWeights is not null) positive *= SampleLosses.Like(positiveWeights, logits); // [n, k]
        return positive - (1 - targets) * nn.functional.logsigmoid(-logits); // [n, k]
    }

    /// <summary>Binary cross-entropy times the sum of the weights of each sample's classes.</summary>
    public static Tensor ClassBalanced(Tensor logits, Tensor targets, Tensor weights)
    {
        Tensor each = targets.matmul(SampleLosses.Like(weights, logits)).unsqueeze(1); // [n, 1]
        return each * BinaryCrossEntropy(logits, targets, null); // [n, k]
    }

    public static Tensor Focal(Tensor logits, Tensor targets, double alpha, double gamma)
    {
        Tensor factors = targets * alpha + (1 - targets) * (1 - alpha); // [n, k]
        if (gamma > 0)
        {
            // 1 − p_t, without the rounding of 1 − p near 1.
            Tensor rest = targets * (-logits).sigmoid() + (1 - targets) * logits.sigmoid(); // [n, k]
            factors *= SampleLosses.Power(rest, gamma); // [n, k]
        }

        return factors * BinaryCrossEntropy(logits, targets, null); // [n, k]
    }

    public static Tensor Asymmetric(Tensor logits, Tensor targets, LossFunction.Asymmetric options)
    {
        Tensor positive = -nn.functional.logsigmoid(logits); // [n, k]
        if (options.GammaPositive > 0) positive *= SampleLosses.Power((-logits).sigmoid(), options.GammaPositive); // [n, k]
        Tensor shifted = (logits.sigmoid() - options.Margin).clamp_min(0); // [n, k]
        // Without a margin 1 − p may round to 0; with one it cannot.
        Tensor negative = options.Margin > 0 ? -(-shifted).log1p() : -nn.functional.logsigmoid(-logits); // [n, k]
        if (options.GammaNegative > 0) negative *= SampleLosses.Power(shifted, options.GammaNegative); // [n, k]
        return targets * positive + (1 - targets) * negative; // [n, k]
    }

    public static Tensor Varifocal(Tensor logits, Tensor qualities, double alpha, double gamma)
    {
        Tensor isPositive = qualities.gt(0).to(logits.dtype); // [n, k]
        Tensor negative = gamma > 0 ? SampleLosses.Power(logits.sigmoid(), gamma) : ones_like(logits); // [n, k]
        Tensor factors = qualities * isPositive + alpha * negative * (1 - isPositive); // [n, k]
        return factors * BinaryCrossEntropy(logits, qualities, null); // [n, k]
    }

    public static Tensor QualityFocal(Tensor logits, Tensor qualities, double beta)
    {
        Tensor loss = BinaryCrossEntropy(logits, qualities, null); // [n, k]
        if (beta == 0) return loss;
        // q (1 − p) − (1 − q) p is q − p without the rounding of 1 − p near 1.
        Tensor distance = (qualities * (-logits).sigmoid() - (1 - qualities) * logits.sigmoid()).abs(); // [n, k]
        return SampleLosses.Power(distance, beta) * loss; // [n, k]
    }

    public static Tensor Equalized(Tensor logits, Tensor targets, Tensor ratios, LossFunction.EqualizationV2 options)
    {
        (Tensor positive, Tensor negative) = EqualizationFactors(SampleLosses.Like(ratios, logits), options); // [k]
        return (targets * positive + (1 - targets) * negative) * BinaryCrossEntropy(logits, targets, null); // [n, k]
    }

    /// <summary>The sums over the samples of |weighted gradient| of the positive and the negative questions of each class, float64: [k] each.</summary>
    public static (Tensor Positive, Tensor Negative) Gradients(Tensor logits, Tensor targets, Tensor ratios, LossFunction.EqualizationV2 options)
    {
        Tensor z = logits.detach().to(ScalarType.Float64), y = targets.to(ScalarType.Float64); // [n, k]
        (Tensor positive, Tensor negative) = EqualizationFactors(ratios, options); // [k]
        return ((y * (-z).sigmoid()).sum(Samples) * positive, ((1 - y) * z.sigmoid()).sum(Samples) * negative);
    }

    /// <summary>The sum of losses [n, k] as the norm divides it.</summary>
    public static Tensor Reduce(Tensor losses, Tensor targets, SigmoidNorm norm) => norm switch
    {
        SigmoidNorm.Positives => losses.sum() / targets.gt(0).sum().clamp_min(1),
        SigmoidNorm.Elements => losses.mean(),
        _ => losses.sum(),
    };

    private static (Tensor Positive, Tensor Negative) EqualizationFactors(Tensor ratios, LossFunction.EqualizationV2 options)
    {
        Tensor negative = ((ratios - options.Mu) * options.Gamma).sigmoid(); // [k]
        return (1 + options.Alpha * (1 - negative), negative);
    }
}
