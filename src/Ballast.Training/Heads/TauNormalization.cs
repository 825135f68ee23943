using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Metrics;

namespace Ballast.Training;

/// <summary>τ-normalisation: divides the scores of each class by the length of its weights to the power τ, so that rare classes with short weights are heard.</summary>
/// <remarks>
/// w̃_c = w_c / ‖w_c‖^τ (Kang et al. 2020, arXiv 1910.09217, section 4.2). τ = 0 changes nothing, τ = 1 gives all classes weights of one length. Departs from the
/// paper, which leaves the bias out: it is divided with its weights, so that this is a case of learnable scales with f_c = ‖w_c‖^−τ.
/// </remarks>
public static class TauNormalization
{
    private const int GridSteps = 20, StepsToOne = 10;

    /// <summary>The factors of a strength.</summary>
    /// <param name="classifier">The classifier whose last layer is normalised.</param>
    /// <param name="tau">The strength τ, 0 or more.</param>
    /// <exception cref="BallastException">The last layer scores cosines, or all weights of a class are 0.</exception>
    public static FeatureHead.Factors Of(Classifier classifier, double tau) => Of(WeightsOf(classifier), tau);

    /// <summary>The factors of a strength, for weights that are given.</summary>
    /// <param name="weights">[classes, features].</param>
    /// <param name="tau">The strength τ, 0 or more.</param>
    /// <exception cref="BallastException">All weights of a class are 0.</exception>
    public static FeatureHead.Factors Of(Matrix<float> weights, double tau)
    {
        if (!(double.IsFinite(tau) && tau >= 0)) throw new ArgumentOutOfRangeException(nameof(tau), tau, "Tau is a finite number, 0 or more.");
        float[] factors = new float[weights.Rows];
        for (int label = 0; label < factors.Length; label++)
        {
            double squares = 0;
            foreach (float weight in weights.Row(label)) squares += (double)weight * weight;
            if (squares == 0) throw new BallastException($"All weights of class {label} are 0, so their length cannot be normalised. Retrain the classifier instead.");
            factors[label] = (float)Math.Pow(squares, -.5 * tau);
        }

        return new FeatureHead.Factors([.. factors]);
    }

    /// <summary>Finds the τ of the grid 0, 0.1 … 2 with the best macro-F1 on validation samples; of equally good ones the smallest.</summary>
    /// <param name="classifier">The classifier whose last layer is normalised.</param>
    /// <param name="validation">What the classifier's network knows of the validation part, which must not have been rebalanced.</param>
    /// <exception cref="BallastException">The last layer scores cosines, or all weights of a class are 0.</exception>
    public static TauChoice Choose(Classifier classifier, ImageFeatures validation)
    {
        ArgumentNullException.ThrowIfNull(validation);
        Matrix<float> weights = WeightsOf(classifier);
        ImmutableArray<TauScore>.Builder scores = ImmutableArray.CreateBuilder<TauScore>(GridSteps + 1);
        for (int step = 0; step <= GridSteps; step++)
        {
            double tau = (double)step / StepsToOne;
            ConfusionMatrix counts = ConfusionMatrix.FromProbabilities(Of(weights, tau).Probabilities(validation), validation.Labels.AsSpan());
            scores.Add(new TauScore(tau, ClassificationScores.MacroF1(counts)));
        }

        // MaxBy keeps the first of equals, which is the smallest.
        return new TauChoice(scores.MaxBy(score => score.MacroF1).Tau, scores.MoveToImmutable());
    }

    private static Matrix<float> WeightsOf(Classifier classifier)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        if (classifier.ScoresCosines)
            throw new BallastException("The last layer scores cosines, so its weights count as if they had one length already, and τ-normalisation has nothing to do. Take another method, such as cRT.");
        return classifier.HeadWeights();
    }
}
