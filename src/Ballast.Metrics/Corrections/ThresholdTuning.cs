using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Metrics;

/// <summary>Finds the probability from which on to decide for a class: what resampling is often used for, without distorting probabilities.</summary>
/// <remarks>
/// Tune on a validation part that was neither trained on nor resampled, or on the folds of a cross-validation; judge on a test part. A threshold t decides
/// for the class when its probability is t or more. Cost: n log n, and thresholds · log n a fold. Thread-safe.
/// </remarks>
public static class ThresholdTuning
{
    /// <summary>The number of thresholds of a grid when none is given, as scikit-learn takes it.</summary>
    public const int DefaultThresholds = 100;

    private const double Tie = 1e-12;

    /// <summary>The threshold of the lowest expected cost when probabilities are calibrated: falseAlarm / (falseAlarm + miss).</summary>
    /// <param name="falseAlarm">What a sample of another class costs that is taken for the class; 0 or more.</param>
    /// <param name="miss">What a sample of the class costs that is not found; 0 or more. One of the two is above 0.</param>
    /// <remarks>Elkan 2001, "The foundations of cost-sensitive learning", equation 2. It needs no tuning.</remarks>
    /// <exception cref="BallastException">A cost is negative or not finite, or both are 0.</exception>
    public static double ForCosts(double falseAlarm, double miss)
    {
        ThresholdObjective.RequireCosts(falseAlarm, miss);
        return falseAlarm / (falseAlarm + miss);
    }

    /// <summary>Finds the best threshold of all there are: one in the middle of each gap between probabilities.</summary>
    /// <param name="validation">Probabilities and truth of the validation part.</param>
    /// <param name="objective">What to be best at. Of equally good thresholds the one in the widest gap is taken, then the lowest.</param>
    /// <param name="label">The class to decide for, from 0; default 1, the positive class of two.</param>
    /// <exception cref="BallastException">The class has no sample or all, or no threshold reaches the precision asked for.</exception>
    public static ThresholdChoice Choose(PredictedProbabilities validation, ThresholdObjective objective, int label = 1)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ScoredClass scored = new(validation, label);
        List<ThresholdScore> curve = [];
        (ThresholdScore Value, double Width) best = (new ThresholdScore(0, double.NegativeInfinity), 0);
        double bestPrecision = 0;
        foreach ((double low, double high, BinaryTally tally) in scored.Gaps())
        {
            ThresholdScore value = new(Middle(low, high), objective.Score(tally));
            curve.Add(value);
            bestPrecision = Math.Max(bestPrecision, tally.Precision);
            bool better = value.Score > best.Value.Score + Tie;
            bool wider = Math.Abs(value.Score - best.Value.Score) <= Tie && high - low > best.Width;
            if (better || wider) best = (value, high - low);
        }

        if (bestPrecision < objective.SmallestPrecision)
            throw new BallastException(
                $"No threshold reaches precision {objective.SmallestPrecision}; the highest is {bestPrecision:0.####}. Ask for less, or improve the classifier.");
        return new ThresholdChoice(best.Value.Threshold, best.Value.Score, [.. curve]);
    }

    /// <summary>Finds the threshold with the best mean score over the folds of a cross-validation: scikit-learn's <c>TunedThresholdClassifierCV</c>.</summary>
    /// <param name="folds">Probabilities and truth of the held-out part of each fold, by a classifier that was not trained on it.</param>
    /// <param name="objective">What to be best at. Of equally good thresholds the lowest is taken.</param>
    /// <param name="label">The class to decide for, from 0; default 1, the positive class of two.</param>
    /// <param name="thresholds">How many thresholds a grid has; 2 or more, default 100.</param>
    /// <remarks>
    /// Each fold is scored on a grid from its smallest to its largest probability; the scores are interpolated linearly on the grid over all folds and averaged.
    /// </remarks>
    /// <exception cref="BallastException">There is no fold, the class has no sample of a fold or all, or the probabilities of a fold are all equal.</exception>
    public static ThresholdChoice CrossValidate(
        IReadOnlyList<PredictedProbabilities> folds, ThresholdObjective objective, int label = 1, int thresholds = DefaultThresholds)
    {
        ArgumentNullException.ThrowIfNull(folds);
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentOutOfRangeException.ThrowIfLessThan(thresholds, 2);
        if (folds.Count == 0) throw new BallastException("There is no fold to tune the threshold on. Give the held-out part of each fold.");
        double[][] grids = new double[folds.Count][], scores = new double[folds.Count][];
        for (int fold = 0; fold < folds.Count; fold++)
        {
            ScoredClass scored = new(folds[fold], label);
            if (IsConstant(scored.Smallest, scored.Largest))
                throw new BallastException(
                    $"All probabilities of fold {fold} are {scored.Smallest}: no threshold divides its samples. Check that the classifier learned anything.");
            grids[fold] = Grid(scored.Smallest, scored.Largest, thresholds);
            scores[fold] = [.. grids[fold].Select(threshold => objective.Score(scored.At(threshold)))];
        }

        double[] common = Grid(grids.Min(grid => grid[0]), grids.Max(grid => grid[^1]), thresholds);
        ThresholdScore[] curve = [.. common.Select(threshold => new ThresholdScore(threshold, MeanScore(grids, scores, threshold)))];
        ThresholdScore best = curve.MaxBy(value => value.Score);
        return new ThresholdChoice(best.Threshold, best.Score, [.. curve]);
    }

    /// <summary>Decides between two classes.</summary>
    /// <param name="predictions">The probabilities of two classes and the truth.</param>
    /// <param name="threshold">From which probability of class 1 on it is predicted.</param>
    /// <exception cref="BallastException">There are more or fewer than two classes.</exception>
    public static PredictedLabels Apply(PredictedProbabilities predictions, double threshold)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        if (predictions.Classes != 2)
            throw new BallastException($"One threshold decides between 2 classes, but there are {predictions.Classes}. {nameof(ThresholdMoving)} is for more.");
        int[] truth = new int[predictions.Samples], predicted = new int[predictions.Samples];
        for (int i = 0; i < truth.Length; i++) (truth[i], predicted[i]) = (predictions.Truth(i), predictions.Row(i)[1] >= threshold ? 1 : 0);
        return PredictedLabels.Of(truth, predicted, 2, predictions.Groups.AsSpan());
    }

    private static double Middle(double low, double high)
    {
        double middle = low + (high - low) / 2;
        return middle > low ? middle : high;
    }

    // numpy.isclose with its usual tolerances, by which scikit-learn decides it.
    private static bool IsConstant(double smallest, double largest) => largest - smallest <= 1e-8 + 1e-5 * Math.Abs(largest);

    private static double[] Grid(double from, double to, int count)
    {
        double[] grid = new double[count];
        double step = (to - from) / (count - 1);
        for (int i = 0; i < count; i++) grid[i] = i * step + from;
        grid[^1] = to;
        return grid;
    }

    private static double MeanScore(double[][] grids, double[][] scores, double threshold)
    {
        double sum = 0;
        for (int fold = 0; fold < grids.Length; fold++) sum += Interpolate(grids[fold], scores[fold], threshold);
        return sum / grids.Length;
    }

    private static double Interpolate(double[] grid, double[] scores, double threshold)
    {
        if (threshold <= grid[0]) return scores[0];
        if (threshold >= grid[^1]) return scores[^1];
        int place = Array.BinarySearch(grid, threshold);
        if (place >= 0) return scores[place];
        int below = ~place - 1;
        double slope = (scores[below + 1] - scores[below]) / (grid[below + 1] - grid[below]);
        return slope * (threshold - grid[below]) + scores[below];
    }
}
