using Ballast.Core;

namespace Ballast.Training;

/// <summary>How losses of masks count; see <see cref="MaskLosses"/>.</summary>
public sealed record MaskLossOptions
{
    /// <summary>How scores become probabilities; default <see cref="MaskActivation.Sigmoid"/>.</summary>
    public MaskActivation Activation { get; init; } = MaskActivation.Sigmoid;

    /// <summary>What is added to both sides of the fraction, 0 or more; default 1.</summary>
    /// <exception cref="BallastException">Negative or not finite.</exception>
    public double Smooth { get; init => field = LossLimits.NotNegative(value, "The smoothing of masks", "1"); } = 1;

    /// <summary>α of Tversky: what a false positive counts, 0 or more; default 0.3.</summary>
    /// <exception cref="BallastException">Negative or not finite.</exception>
    public double FalsePositiveWeight { get; init => field = LossLimits.NotNegative(value, "The weight of false positives", "0.3"); } = 0.3;

    /// <summary>β of Tversky: what a false negative counts, 0 or more; default 0.7.</summary>
    /// <exception cref="BallastException">Negative or not finite.</exception>
    public double FalseNegativeWeight { get; init => field = LossLimits.NotNegative(value, "The weight of false negatives", "0.7"); } = 0.7;

    /// <summary>γ of focal Tversky, above 0; default 4/3. 1 is Tversky.</summary>
    /// <exception cref="BallastException">Not above 0, or not finite.</exception>
    public double Gamma { get; init => field = LossLimits.Positive(value, "Gamma of focal Tversky", "1.3333"); } = 4.0 / 3;
}
