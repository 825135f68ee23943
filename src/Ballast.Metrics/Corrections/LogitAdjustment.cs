using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Metrics;

/// <summary>
/// Post-hoc logit adjustment: takes the training shares of the classes out of the probabilities, so that rare classes are predicted as
/// readily.
/// </summary>
/// <remarks>
/// p'_c ∝ p_c / π_c^τ, that is argmax log p_c − τ log π_c (Menon et al. 2021, arXiv 2007.07314, section 4.1). τ = 0 changes nothing, τ = 1
/// is the best for balanced accuracy when the probabilities are calibrated. The result is meant for deciding: as probabilities of a test
/// with the training shares they are wrong.
/// </remarks>
public static class LogitAdjustment
{
    private const int GridSteps = 20;
    private const int StepsToOne = 10;

    /// <summary>Adjusts probabilities.</summary>
    /// <param name="probabilities">Samples × classes, each row summing to 1.</param>
    /// <param name="priors">The training share of each class, above 0; need not sum to 1.</param>
    /// <param name="tau">How strongly, 0 or more; default 1.</param>
    /// <returns>The adjusted probabilities, samples × classes, each row summing to 1.</returns>
    /// <exception cref="BallastException">A probability or prior is not allowed.</exception>
    public static Matrix<double> Apply(Matrix<double> probabilities, ReadOnlySpan<double> priors, double tau = 1)
    {
        if (!(double.IsFinite(tau) && tau >= 0)) throw new ArgumentOutOfRangeException(nameof(tau), tau, "Tau is a finite number, 0 or more.");
        ClassPriors.Check(priors, probabilities.Columns, nameof(priors));
        double[] logWeights = new double[priors.Length];
        for (int label = 0; label < priors.Length; label++) logWeights[label] = -tau * Math.Log(priors[label]);
        return WeightedProbabilities.Apply(probabilities, logWeights);
    }

    /// <summary>
    /// Finds the τ of the grid 0, 0.1 … 2 with the best macro-F1 on validation samples; of equally good ones the smallest.
    /// </summary>
    /// <param name="validation">Probabilities and truth of the validation part, which must not have been rebalanced.</param>
    /// <param name="priors">The training share of each class, above 0; need not sum to 1.</param>
    /// <exception cref="BallastException">A prior is not allowed.</exception>
    public static TauChoice ChooseTau(PredictedProbabilities validation, ReadOnlySpan<double> priors)
    {
        ArgumentNullException.ThrowIfNull(validation);
        Matrix<double> probabilities = validation.ToMatrix();
        int[] truth = [.. Enumerable.Range(0, validation.Samples).Select(validation.Truth)];
        ImmutableArray<TauScore>.Builder scores = ImmutableArray.CreateBuilder<TauScore>(GridSteps + 1);
        for (int step = 0; step <= GridSteps; step++)
        {
            double tau = (double)step / StepsToOne;
            scores.Add(new TauScore(tau, ClassificationScores.MacroF1(ConfusionMatrix.FromProbabilities(Apply(probabilities, priors, tau), truth))));
        }

        // MaxBy keeps the first of equals, which is the smallest.
        return new TauChoice(scores.MaxBy(score => score.MacroF1).Tau, scores.MoveToImmutable());
    }
}
