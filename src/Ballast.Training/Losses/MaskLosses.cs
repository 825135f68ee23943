using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Losses of overlap for masks as pure functions, finite for all finite logits: for each class over all pixels of the batch, then the mean of the classes.</summary>
/// <remarks>
/// Logits and masks are [n, c, h, w] in float32 or float64, masks 0 or 1. A class that no pixel of the batch has and none is predicted as (probability ½ or more; under softmax the largest)
/// is left out of the mean; where no class is left the loss is 0. Each function returns a scalar tensor that belongs to the caller, or to the caller's dispose scope.
/// </remarks>
public static class MaskLosses
{
    private static readonly long[] Pixels = [0, 2, 3];

    /// <summary>1 − (2 Σ p g + s) / (Σ p + Σ g + s).</summary>
    /// <param name="logits">Scores, [n, c, h, w].</param>
    /// <param name="masks">Which pixels show the class, [n, c, h, w].</param>
    /// <param name="options">Activation and smoothing s; null means the defaults.</param>
    /// <remarks>Milletari et al. 2016, "V-Net", doi:10.1109/3DV.2016.79, section 3, with Σ p instead of Σ p² as is usual.</remarks>
    public static Tensor Dice(Tensor logits, Tensor masks, MaskLossOptions? options = null)
    {
        MaskLossOptions settled = Check(logits, masks, options);
        using var scope = NewDisposeScope();
        (Tensor overlap, Tensor falsePositives, Tensor falseNegatives) = Counts(logits, masks, settled); // [c]
        Tensor misses = falsePositives + falseNegatives; // [c]
        return MeanOfSeen(misses / (2 * overlap + misses + settled.Smooth).clamp_min(SampleLosses.SmallestBase), logits, masks, settled).MoveToOuterDisposeScope();
    }

    /// <summary>1 − TI with TI = (TP + s) / (TP + α FP + β FN + s).</summary>
    /// <param name="logits">Scores, [n, c, h, w].</param>
    /// <param name="masks">Which pixels show the class, [n, c, h, w].</param>
    /// <param name="options">Activation, smoothing s, α and β; null means the defaults.</param>
    /// <remarks>Salehi et al. 2017, "Tversky loss function for image segmentation", doi:10.1007/978-3-319-67389-9_44. α = β = ½ is Dice but for the smoothing.</remarks>
    public static Tensor Tversky(Tensor logits, Tensor masks, MaskLossOptions? options = null)
    {
        MaskLossOptions settled = Check(logits, masks, options);
        using var scope = NewDisposeScope();
        return MeanOfSeen(Distance(logits, masks, settled), logits, masks, settled).MoveToOuterDisposeScope();
    }

    /// <summary>(1 − TI)^(1/γ): classes that overlap little count more.</summary>
    /// <param name="logits">Scores, [n, c, h, w].</param>
    /// <param name="masks">Which pixels show the class, [n, c, h, w].</param>
    /// <param name="options">Activation, smoothing s, α, β and γ; null means the defaults.</param>
    /// <remarks>Abraham and Khan 2019, "A novel focal Tversky loss function", doi:10.1109/ISBI.2019.8759329.</remarks>
    public static Tensor FocalTversky(Tensor logits, Tensor masks, MaskLossOptions? options = null)
    {
        MaskLossOptions settled = Check(logits, masks, options);
        using var scope = NewDisposeScope();
        Tensor powers = SampleLosses.Power(Distance(logits, masks, settled), 1 / settled.Gamma); // [c]
        return MeanOfSeen(powers, logits, masks, settled).MoveToOuterDisposeScope();
    }

    private static MaskLossOptions Check(Tensor logits, Tensor masks, MaskLossOptions? options)
    {
        Losses.Check(logits, masks);
        return options ?? new MaskLossOptions();
    }

    private static Tensor Distance(Tensor logits, Tensor masks, MaskLossOptions options)
    {
        (Tensor overlap, Tensor falsePositives, Tensor falseNegatives) = Counts(logits, masks, options); // [c]
        // 1 − TI as one fraction: nothing cancels where the overlap is nearly whole.
        Tensor misses = falsePositives * options.FalsePositiveWeight + falseNegatives * options.FalseNegativeWeight; // [c]
        return misses / (overlap + misses + options.Smooth).clamp_min(SampleLosses.SmallestBase); // [c]
    }

    private static (Tensor Overlap, Tensor FalsePositives, Tensor FalseNegatives) Counts(Tensor logits, Tensor masks, MaskLossOptions options)
    {
        Tensor p = options.Activation == MaskActivation.Sigmoid ? logits.sigmoid() : logits.softmax(1); // [n, c, h, w]
        return ((p * masks).sum(Pixels), (p * (1 - masks)).sum(Pixels), ((1 - p) * masks).sum(Pixels));
    }

    private static Tensor MeanOfSeen(Tensor losses, Tensor logits, Tensor masks, MaskLossOptions options)
    {
        Tensor predicted = options.Activation == MaskActivation.Sigmoid
            ? logits.ge(0)
            : nn.functional.one_hot(logits.argmax(1), logits.shape[1]).permute(0, 3, 1, 2).to(ScalarType.Bool); // [n, c, h, w]
        Tensor seen = predicted.logical_or(masks.gt(0)).sum(Pixels).gt(0); // [c]
        return losses.masked_select(seen).sum() / seen.sum().clamp_min(1);
    }
}
