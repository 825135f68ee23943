using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Cross-entropy of logits that are changed by what is known of the classes, as pure functions, finite for all finite logits. Predictions are taken from the logits as they are.</summary>
/// <remarks>Shapes, types and ownership are those of <see cref="Losses"/>. Class terms come from <see cref="ClassTerms"/>. Each loss is the mean over samples.</remarks>
public static class AdjustedLosses
{
    /// <summary>Cross-entropy of s · (cos − m_y), the margin taken from the true class alone.</summary>
    /// <param name="cosines">Cosines between features and the weights of the classes, [n, k]; see <see cref="ClassifierHead.Cosine"/>, whose logits are s times that.</param>
    /// <param name="labels">The true classes, [n].</param>
    /// <param name="margins">The margin of each class, [k]; see <see cref="ClassTerms.Margins"/>.</param>
    /// <param name="scale">The factor s, above 0; default 30.</param>
    /// <remarks>Cao et al. 2019, "Learning imbalanced datasets with label-distribution-aware margin loss", arXiv:1906.07413, section 3.2.</remarks>
    public static Tensor LabelDistributionAwareMargin(Tensor cosines, Tensor labels, Tensor margins, double scale = 30)
    {
        Losses.Check(cosines, labels);
        ArgumentNullException.ThrowIfNull(margins);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        using var scope = NewDisposeScope();
        return SampleLosses.Margin(cosines * scale, labels, margins * scale).mean().MoveToOuterDisposeScope();
    }

    /// <summary>Cross-entropy of z + log n_c.</summary>
    /// <param name="logits">Scores before softmax, [n, k].</param>
    /// <param name="labels">The true classes, [n].</param>
    /// <param name="counts">How many training samples each class has, [k]; a class without any is taken to have 1.</param>
    /// <remarks>Ren et al. 2020, "Balanced meta-softmax for long-tailed visual recognition", arXiv:2007.10740, section 3.1. Equals logit adjustment with τ = 1.</remarks>
    public static Tensor BalancedSoftmax(Tensor logits, Tensor labels, Tensor counts)
    {
        Losses.Check(logits, labels);
        ArgumentNullException.ThrowIfNull(counts);
        using var scope = NewDisposeScope();
        Tensor shifts = counts.to(ScalarType.Float64).clamp_min(1).log(); // [k]
        return SampleLosses.Shifted(logits, labels, shifts).mean().MoveToOuterDisposeScope();
    }

    /// <summary>Cross-entropy of z + τ · log π_c.</summary>
    /// <param name="logits">Scores before softmax, [n, k].</param>
    /// <param name="labels">The true classes, [n].</param>
    /// <param name="logPriors">The logarithm of each class's share of the training part, [k], finite; see <see cref="ClassTerms.LogPriors"/>.</param>
    /// <param name="tau">The strength τ; 0 is cross-entropy; default 1.</param>
    /// <remarks>Menon et al. 2021, "Long-tail learning via logit adjustment", arXiv:2007.07314, section 5.2.</remarks>
    public static Tensor LogitAdjustment(Tensor logits, Tensor labels, Tensor logPriors, double tau = 1)
    {
        Losses.Check(logits, labels);
        ArgumentNullException.ThrowIfNull(logPriors);
        using var scope = NewDisposeScope();
        return SampleLosses.Shifted(logits, labels, logPriors * tau).mean().MoveToOuterDisposeScope();
    }

    /// <summary>Cross-entropy of z_c · f_c.</summary>
    /// <param name="logits">Scores before softmax, [n, k].</param>
    /// <param name="labels">The true classes, [n].</param>
    /// <param name="factors">The factor (n_c / n_max)^γ of each class, [k]; see <see cref="ClassTerms.InverseTemperatures"/>.</param>
    /// <remarks>Ye et al. 2020, "Identifying and compensating for feature deviation in imbalanced deep learning", arXiv:2001.01385, section 4.</remarks>
    public static Tensor ClassDependentTemperatures(Tensor logits, Tensor labels, Tensor factors)
    {
        Losses.Check(logits, labels);
        ArgumentNullException.ThrowIfNull(factors);
        using var scope = NewDisposeScope();
        return SampleLosses.Scaled(logits, labels, factors).mean().MoveToOuterDisposeScope();
    }

    /// <summary>−log( e^z_y / (e^z_y + Σ_{j≠y} S_yj e^z_j) ), where S is small for classes rarer than y and large for those that win against it.</summary>
    /// <param name="logits">Scores before softmax, [n, k].</param>
    /// <param name="labels">The true classes, [n].</param>
    /// <param name="counts">How many samples of each class were seen, [k]; below 1 counts as 1.</param>
    /// <param name="options">The exponents p and q and the smallest score.</param>
    /// <remarks>
    /// Wang et al. 2021, "Seesaw loss for long-tailed instance segmentation", doi:10.1109/CVPR46437.2021.00957, section 3. S = (N_j / N_y)^p where N_j is below N_y, times (p_j / p_y)^q where
    /// p_j is above p_y, which is taken as the smallest score where it is below. As in the authors' code, S is a constant to the gradient.
    /// </remarks>
    public static Tensor Seesaw(Tensor logits, Tensor labels, Tensor counts, LossFunction.Seesaw options)
    {
        Losses.Check(logits, labels);
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(options);
        using var scope = NewDisposeScope();
        return SampleLosses.Seesaw(logits, labels, counts, options).mean().MoveToOuterDisposeScope();
    }

    /// <summary>−log( e^z_y / Σ_k w_k e^z_k ) with w_k = 1 − m_k · (1 − y_k): rare classes are left out of the sum for samples of other classes.</summary>
    /// <param name="logits">Scores before softmax, [n, k].</param>
    /// <param name="labels">The true classes, [n].</param>
    /// <param name="leftOut">The mask m: 1 where a class is left out of a sample's sum, 0 where it is not, between where it is weighed down; [n, k].</param>
    /// <remarks>Tan et al. 2020, "Equalization loss for long-tailed object recognition", doi:10.1109/CVPR42600.2020.01168, section 3.4: m = β · [share of the class below λ], β drawn for each sample and class.</remarks>
    public static Tensor SoftmaxEqualization(Tensor logits, Tensor labels, Tensor leftOut)
    {
        Losses.Check(logits, labels);
        ArgumentNullException.ThrowIfNull(leftOut);
        using var scope = NewDisposeScope();
        return SampleLosses.Equalized(logits, labels, SampleLosses.Like(leftOut, logits)).mean().MoveToOuterDisposeScope();
    }
}
