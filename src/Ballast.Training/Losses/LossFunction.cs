using Ballast.Core;

namespace Ballast.Training;

/// <summary>What training makes small: one of <see cref="CrossEntropy"/>, <see cref="WeightedCrossEntropy"/> and <see cref="Focal"/>.</summary>
public abstract record LossFunction
{
    private protected LossFunction()
    {
    }

    /// <summary>The loss on logits: mean of −log p of the true class.</summary>
    public sealed record CrossEntropy : LossFunction;

    /// <summary>Cross-entropy in which a sample of class c counts w_c = N / (K · n_c) from the counts that training loads.</summary>
    public sealed record WeightedCrossEntropy : LossFunction
    {
        /// <summary>What the weighted sum of a batch is divided by; default <see cref="Training.WeightNorm.BatchWeightSum"/>.</summary>
        public WeightNorm Norm { get; init; } = WeightNorm.BatchWeightSum;
    }

    /// <summary>Focal loss: mean of α_y · (1 − p_y)^γ · (−log p_y), which lets well-classified samples count less.</summary>
    /// <remarks>
    /// Lin et al. 2017, "Focal loss for dense object detection", doi:10.1109/ICCV.2017.324, section 3, in its softmax form. The factor (1 − p_y)^γ is taken from the
    /// unweighted p_y.
    /// </remarks>
    public sealed record Focal : LossFunction
    {
        /// <summary>The exponent γ, 0 or more; default 2. 0 leaves cross-entropy times α.</summary>
        /// <exception cref="BallastException">Negative or not finite.</exception>
        public double Gamma
        {
            get;
            init => field = value >= 0 && double.IsFinite(value) ? value : throw new BallastException($"The focal exponent gamma is {value}; it must be 0 or more. 2 is usual.");
        } = 2;

        /// <summary>The factor α of each class; default <see cref="FocalAlpha.Balanced"/>.</summary>
        public FocalAlpha Alpha { get; init; } = FocalAlpha.Balanced;
    }
}
