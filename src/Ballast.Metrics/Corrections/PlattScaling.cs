using Ballast.Core;

namespace Ballast.Metrics;

/// <summary>Platt scaling: turns a score of the positive class into its probability with a logistic curve.</summary>
/// <remarks>
/// P(1 | s) = 1 / (1 + exp(A s + B)), with the A and B of the smallest log-loss against the targets (N₊ + 1) / (N₊ + 2) and 1 / (N₋ + 2) (Platt 1999,
/// "Probabilistic outputs for support vector machines", section 2.2), started from A = 0, B = log((N₋ + 1) / (N₊ + 1)). The loss is convex; Newton's
/// method with a halving line search (Lin, Lin and Weng 2007, doi:10.1007/s10994-007-5018-6) finds its optimum to double precision, where
/// scikit-learn's quasi-Newton search stops at a gradient of 10⁻⁵ and is off by that much over the curvature. The score may be any number: a
/// margin, a logit or a probability. Immutable and thread-safe.
/// </remarks>
public sealed class PlattScaling
{
    private const int MostSteps = 100, MostHalvings = 60;
    private const double Ridge = 1e-12, SmallestGradient = 1e-10, Armijo = 1e-4;

    /// <summary>Takes a curve as given.</summary>
    /// <param name="slope">A; negative when a larger score means more probable.</param>
    /// <param name="intercept">B.</param>
    public PlattScaling(double slope, double intercept)
    {
        if (!double.IsFinite(slope)) throw new ArgumentOutOfRangeException(nameof(slope), slope, "The slope is a finite number.");
        if (!double.IsFinite(intercept)) throw new ArgumentOutOfRangeException(nameof(intercept), intercept, "The intercept is a finite number.");
        Slope = slope;
        Intercept = intercept;
    }

    /// <summary>A; negative when a larger score means more probable.</summary>
    public double Slope { get; }

    /// <summary>B.</summary>
    public double Intercept { get; }

    /// <summary>Fits the curve to samples of a calibration part, which must not have been rebalanced nor trained on.</summary>
    /// <param name="scores">The score of the positive class of each sample; finite.</param>
    /// <param name="truth">The true label of each sample: 1 is positive, 0 is not.</param>
    /// <param name="weights">The weight of each sample, 0 or more; default all 1.</param>
    /// <exception cref="ArgumentException">The lengths differ or a label is neither 0 nor 1.</exception>
    /// <exception cref="BallastException">There is no sample, a score is not finite, a weight is negative or not finite, or all weights are 0.</exception>
    public static PlattScaling Fit(ReadOnlySpan<double> scores, ReadOnlySpan<int> truth, ReadOnlySpan<double> weights = default)
    {
        ScoreGuard.Check(scores, truth, weights);
        double negatives = 0, positives = 0, largest = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            double weight = weights.IsEmpty ? 1 : weights[i];
            if (truth[i] == 1) positives += weight;
            else negatives += weight;
            largest = Math.Max(largest, Math.Abs(scores[i]));
        }

        // Scores of a huge margin are fitted as shares of the largest, so that the curvature stays in range.
        double scale = largest is > 1e3 or (> 0 and < 1e-3) ? largest : 1;
        Loss loss = new(scores, truth, weights, scale, (1 / (negatives + 2), (positives + 1) / (positives + 2)));
        (double slope, double intercept) = Minimum(loss, Math.Log((negatives + 1) / (positives + 1)));
        return new PlattScaling(slope / scale, intercept);
    }

    /// <summary>The probability of the positive class at a score, 0 … 1.</summary>
    /// <param name="score">The score.</param>
    public double Probability(double score) => Sigmoid(-(Slope * score + Intercept));

    /// <summary>The probabilities of the positive class at some scores.</summary>
    /// <param name="scores">The scores.</param>
    public double[] Apply(ReadOnlySpan<double> scores)
    {
        double[] probabilities = new double[scores.Length];
        for (int i = 0; i < scores.Length; i++) probabilities[i] = Probability(scores[i]);
        return probabilities;
    }

    private static (double Slope, double Intercept) Minimum(in Loss loss, double intercept)
    {
        double slope = 0, value = loss.At(slope, intercept);
        for (int step = 0; step < MostSteps; step++)
        {
            (double da, double db, double aa, double ab, double bb) = loss.Derivatives(slope, intercept);
            if (Math.Max(Math.Abs(da), Math.Abs(db)) < SmallestGradient) break;
            aa += Ridge;
            bb += Ridge;
            double determinant = aa * bb - ab * ab;
            double stepA = -(bb * da - ab * db) / determinant, stepB = -(aa * db - ab * da) / determinant;
            double descent = da * stepA + db * stepB, share = 1, next = 0;
            int halvings = 0;
            for (; halvings < MostHalvings; halvings++, share /= 2)
            {
                next = loss.At(slope + share * stepA, intercept + share * stepB);
                if (next <= value + Armijo * share * descent) break;
            }

            // No step is better than standing still: the loss is flat to double precision.
            if (halvings == MostHalvings) break;
            (slope, intercept, value) = (slope + share * stepA, intercept + share * stepB, next);
        }

        return (slope, intercept);
    }

    private static double Sigmoid(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    /// <summary>The log-loss of the curve against Platt's targets.</summary>
    private readonly ref struct Loss(
        ReadOnlySpan<double> scores, ReadOnlySpan<int> truth, ReadOnlySpan<double> weights, double scale, (double Negative, double Positive) targets)
    {
        private readonly ReadOnlySpan<double> scores = scores;
        private readonly ReadOnlySpan<int> truth = truth;
        private readonly ReadOnlySpan<double> weights = weights;

        public double At(double slope, double intercept)
        {
            double sum = 0;
            for (int i = 0; i < scores.Length; i++)
            {
                double z = slope * (scores[i] / scale) + intercept, target = truth[i] == 1 ? targets.Positive : targets.Negative;
                // −t log p − (1 − t) log(1 − p) with p = 1 / (1 + exp z), written so that nothing overflows.
                double loss = Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z))) - (1 - target) * z;
                sum += (weights.IsEmpty ? 1 : weights[i]) * loss;
            }

            return sum;
        }

        public (double A, double B, double AA, double AB, double BB) Derivatives(double slope, double intercept)
        {
            double a = 0, b = 0, aa = 0, ab = 0, bb = 0;
            for (int i = 0; i < scores.Length; i++)
            {
                double score = scores[i] / scale, p = Sigmoid(-(slope * score + intercept));
                double weight = weights.IsEmpty ? 1 : weights[i];
                double pull = weight * ((truth[i] == 1 ? targets.Positive : targets.Negative) - p), curve = weight * p * (1 - p);
                a += pull * score;
                b += pull;
                aa += curve * score * score;
                ab += curve * score;
                bb += curve;
            }

            return (a, b, aa, ab, bb);
        }
    }
}
