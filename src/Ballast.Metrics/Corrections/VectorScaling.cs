using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Metrics;

/// <summary>Vector scaling: makes probabilities honest with one scale and one bias a class.</summary>
/// <remarks>
/// p' = softmax(s ⊙ log p + b) with the s and b that minimise Σ −log p'_y + ½ ρ (‖s − 1‖² + ‖b‖²) over the validation samples (Guo et al. 2017, arXiv 1706.04599,
/// section 4.2). The paper scales logits; a run keeps probabilities, and log p differs from the logits by one number a sample, which a scale a class sees: this
/// is the diagonal form of Dirichlet calibration (Kull et al. 2019, arXiv 1910.12656, section 3). The ridge ρ is not in either paper's vector scaling: without it a
/// class that is always right takes an infinite bias. The loss is convex; Newton's method with a halving line search finds its one minimum. Unlike temperature
/// scaling it may change predictions. Probabilities are clipped at 2.2 · 10⁻¹⁶ before the logarithm. Cost: steps · (samples · classes² + classes³). Immutable and
/// thread-safe.
/// </remarks>
public sealed class VectorScaling
{
    private const int MostSteps = 200;

    /// <summary>Takes scales and biases as given.</summary>
    /// <param name="scales">The scale of each class; finite.</param>
    /// <param name="biases">The bias of each class; finite.</param>
    /// <exception cref="ArgumentException">The lengths differ or a number is not finite.</exception>
    public VectorScaling(ImmutableArray<double> scales, ImmutableArray<double> biases)
    {
        if (scales.Length != biases.Length) throw new ArgumentException($"There are {scales.Length} scales but {biases.Length} biases.", nameof(biases));
        if (!scales.All(double.IsFinite)) throw new ArgumentException("A scale is not finite.", nameof(scales));
        if (!biases.All(double.IsFinite)) throw new ArgumentException("A bias is not finite.", nameof(biases));
        Scales = scales;
        Biases = biases;
    }

    /// <summary>The scale of each class, in label order: below 1 makes less sure.</summary>
    public ImmutableArray<double> Scales { get; }

    /// <summary>The bias of each class, in label order: above 0 makes the class more probable.</summary>
    public ImmutableArray<double> Biases { get; }

    /// <summary>Finds the scales and biases with the smallest penalised log-loss on validation samples.</summary>
    /// <param name="validation">Probabilities and truth of the validation part, which must not have been rebalanced.</param>
    /// <param name="options">The ridge; default 1.</param>
    public static VectorScaling Fit(PredictedProbabilities validation, VectorScalingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(validation);
        double ridge = (options ?? new VectorScalingOptions()).Ridge;
        double[] parameters = VectorScalingLoss.Identity(validation.Classes);
        if (!double.IsPositiveInfinity(ridge)) NewtonMinimum.Find(new VectorScalingLoss(validation, ridge), parameters, MostSteps);
        return new VectorScaling([.. parameters[..validation.Classes]], [.. parameters[validation.Classes..]]);
    }

    /// <summary>Scales probabilities.</summary>
    /// <param name="probabilities">Samples × classes, each row summing to 1.</param>
    /// <returns>The scaled probabilities, samples × classes, each row summing to 1.</returns>
    /// <exception cref="BallastException">A probability is not a number from 0 to 1 or a row does not sum to 1.</exception>
    public Matrix<double> Apply(Matrix<double> probabilities)
    {
        if (probabilities.Columns != Scales.Length)
            throw new ArgumentException($"The scales are for {Scales.Length} classes but the probabilities have {probabilities.Columns}.", nameof(probabilities));
        ProbabilityGuard.Check(probabilities);
        Matrix<double> scaled = new(probabilities.Rows, probabilities.Columns);
        for (int i = 0; i < probabilities.Rows; i++)
        {
            Span<double> row = scaled.Row(i);
            for (int label = 0; label < row.Length; label++) row[label] = Scales[label] * Math.Log(LogProbability.Clip(probabilities[i, label])) + Biases[label];
            LogProbability.Softmax(row);
        }

        return scaled;
    }
}
