using System.Collections.Immutable;

namespace Ballast.Metrics;

/// <summary>Scores of a confusion matrix. Each is a plain function, so that it can be handed to a bootstrap by its name.</summary>
/// <remarks>
/// Absent classes are treated as scikit-learn does. A ratio whose denominator is zero is 0 (<c>zero_division=0</c>): the recall of a class
/// without true samples, the precision of a class never predicted. Macro averages run over the classes that occur in the truth or among the
/// predictions; weighted averages over the true samples; balanced accuracy over the classes that have true samples. A class that occurs
/// nowhere changes no score. Recall is also called sensitivity. With sample weights every count is a sum of weights. Departs from imbalanced-learn
/// in the specificity of weighted samples, where it subtracts weights from a number of samples (issue 1180).
/// </remarks>
public static class ClassificationScores
{
    /// <summary>The share of samples predicted right, 0 … 1.</summary>
    /// <param name="counts">The confusion matrix.</param>
    public static double Accuracy(ConfusionMatrix counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        double correct = 0;
        for (int label = 0; label < counts.Classes; label++) correct += counts.Weight(label, label);
        return correct / counts.TotalWeight;
    }

    /// <summary>The mean recall of the classes that have true samples, 0 … 1; chance is 1 / classes.</summary>
    /// <param name="counts">The confusion matrix.</param>
    public static double BalancedAccuracy(ConfusionMatrix counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        double sum = 0;
        int present = 0;
        for (int label = 0; label < counts.Classes; label++)
        {
            double weight = counts.TruthWeight(label);
            if (weight == 0) continue;
            present++;
            sum += counts.Weight(label, label) / weight;
        }

        return sum / present;
    }

    /// <summary>The mean F1 of the classes that occur in the truth or among the predictions, 0 … 1.</summary>
    /// <param name="counts">The confusion matrix.</param>
    public static double MacroF1(ConfusionMatrix counts) => F1(counts, ScoreAverage.Macro);

    /// <summary>The mean F1 of the classes, each counted by its true samples, 0 … 1.</summary>
    /// <param name="counts">The confusion matrix.</param>
    public static double WeightedF1(ConfusionMatrix counts) => F1(counts, ScoreAverage.Weighted);

    /// <summary>Matthews' correlation of truth and prediction, −1 … 1; 0 when all samples are of one class or predicted as one.</summary>
    /// <param name="counts">The confusion matrix.</param>
    /// <remarks>The multiclass form: Gorodkin 2004, doi:10.1016/j.compbiolchem.2004.09.006.</remarks>
    public static double MatthewsCorrelation(ConfusionMatrix counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        (double both, double truth, double predicted) = Covariances(counts);
        return truth == 0 || predicted == 0 ? 0 : both / Math.Sqrt(truth * predicted);
    }

    /// <summary>Cohen's kappa: the agreement beyond chance as a share of what chance leaves, −1 … 1.</summary>
    /// <param name="counts">The confusion matrix.</param>
    /// <remarks>
    /// Cohen 1960, doi:10.1177/001316446002000104. Departs from scikit-learn in one thing: where chance agrees on everything (all samples
    /// are of one class and predicted as it) the ratio is 0 / 0; this is 0, scikit-learn's is NaN.
    /// </remarks>
    public static double CohenKappa(ConfusionMatrix counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        double total = counts.TotalWeight;
        double left = total * total;
        for (int label = 0; label < counts.Classes; label++) left -= counts.TruthWeight(label) * counts.PredictedWeight(label);
        return left == 0 ? 0 : Covariances(counts).Both / left;
    }

    /// <summary>The K-th root of the product of the recalls of the K classes that occur, 0 … 1; one class never found makes it 0.</summary>
    /// <param name="counts">The confusion matrix.</param>
    public static double GeometricMean(ConfusionMatrix counts) => GeometricMean(counts, 0);

    /// <summary>
    /// The K-th root of the product of the recalls of the K classes that occur, a recall of 0 replaced by a small number.
    /// </summary>
    /// <param name="counts">The confusion matrix.</param>
    /// <param name="correction">What stands for a recall of 0; 0 … 1, often 0.001.</param>
    /// <remarks>Kubat and Matwin 1997; imbalanced-learn's <c>geometric_mean_score(average='multiclass')</c>.</remarks>
    public static double GeometricMean(ConfusionMatrix counts, double correction)
    {
        if (!(correction is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(correction), correction, "The correction stands for a recall and is from 0 to 1.");
        ImmutableArray<double> recall = Recall(counts);
        double logarithms = 0;
        int occurring = 0;
        for (int label = 0; label < counts.Classes; label++)
        {
            if (!counts.Occurs(label)) continue;
            occurring++;
            logarithms += Math.Log(recall[label] == 0 ? correction : recall[label]);
        }

        return Math.Exp(logarithms / occurring);
    }

    /// <summary>The square root of averaged recall times averaged specificity, 0 … 1.</summary>
    /// <param name="counts">The confusion matrix.</param>
    /// <param name="average">How both are averaged over the classes.</param>
    public static double AveragedGeometricMean(ConfusionMatrix counts, ScoreAverage average) =>
        Math.Sqrt(Recall(counts, average) * Specificity(counts, average));

    /// <summary>The square root of recall times specificity of each class, in label order, 0 … 1.</summary>
    /// <param name="counts">The confusion matrix.</param>
    public static ImmutableArray<double> GeometricMeanPerClass(ConfusionMatrix counts)
    {
        ImmutableArray<double> specificity = Specificity(counts);
        return [.. Recall(counts).Select((recall, label) => Math.Sqrt(recall * specificity[label]))];
    }

    /// <summary>The precision of each class, in label order, 0 … 1; 0 where none was predicted.</summary>
    /// <param name="counts">The confusion matrix.</param>
    public static ImmutableArray<double> Precision(ConfusionMatrix counts) =>
        PerClass(counts, (m, c) => Ratio(m.Weight(c, c), m.PredictedWeight(c)));

    /// <summary>The recall (sensitivity) of each class, in label order, 0 … 1; 0 where there is no true sample.</summary>
    /// <param name="counts">The confusion matrix.</param>
    public static ImmutableArray<double> Recall(ConfusionMatrix counts) =>
        PerClass(counts, (m, c) => Ratio(m.Weight(c, c), m.TruthWeight(c)));

    /// <summary>
    /// The share of the samples of other classes not predicted as the class, in label order, 0 … 1; 0 where there is none.
    /// </summary>
    /// <param name="counts">The confusion matrix.</param>
    public static ImmutableArray<double> Specificity(ConfusionMatrix counts) =>
        PerClass(counts, (m, c) => Ratio(TrueNegatives(m, c), Negatives(m, c)));

    /// <summary>The F1 of each class, in label order, 0 … 1; 0 where the class was never found.</summary>
    /// <param name="counts">The confusion matrix.</param>
    public static ImmutableArray<double> F1(ConfusionMatrix counts) =>
        PerClass(counts, (m, c) => HarmonicMean(Ratio(m.Weight(c, c), m.PredictedWeight(c)), Ratio(m.Weight(c, c), m.TruthWeight(c))));

    /// <summary>The averaged precision, 0 … 1.</summary>
    /// <param name="counts">The confusion matrix.</param>
    /// <param name="average">How the classes become one number.</param>
    public static double Precision(ConfusionMatrix counts, ScoreAverage average) =>
        average == ScoreAverage.Micro ? Accuracy(counts) : Average(counts, Precision(counts), average);

    /// <summary>The averaged recall (sensitivity), 0 … 1.</summary>
    /// <param name="counts">The confusion matrix.</param>
    /// <param name="average">How the classes become one number.</param>
    public static double Recall(ConfusionMatrix counts, ScoreAverage average) =>
        average == ScoreAverage.Micro ? Accuracy(counts) : Average(counts, Recall(counts), average);

    /// <summary>The averaged specificity, 0 … 1.</summary>
    /// <param name="counts">The confusion matrix.</param>
    /// <param name="average">How the classes become one number.</param>
    public static double Specificity(ConfusionMatrix counts, ScoreAverage average)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (average != ScoreAverage.Micro) return Average(counts, Specificity(counts), average);
        double kept = 0;
        double negatives = 0;
        for (int label = 0; label < counts.Classes; label++)
        {
            if (!counts.Occurs(label)) continue;
            kept += TrueNegatives(counts, label);
            negatives += Negatives(counts, label);
        }

        return Ratio(kept, negatives);
    }

    /// <summary>The averaged F1, 0 … 1.</summary>
    /// <param name="counts">The confusion matrix.</param>
    /// <param name="average">How the classes become one number.</param>
    public static double F1(ConfusionMatrix counts, ScoreAverage average) =>
        average == ScoreAverage.Micro ? HarmonicMean(Accuracy(counts), Accuracy(counts)) : Average(counts, F1(counts), average);

    private static ImmutableArray<double> PerClass(ConfusionMatrix counts, Func<ConfusionMatrix, int, double> score)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ImmutableArray<double>.Builder scores = ImmutableArray.CreateBuilder<double>(counts.Classes);
        for (int label = 0; label < counts.Classes; label++) scores.Add(score(counts, label));
        return scores.MoveToImmutable();
    }

    private static double Average(ConfusionMatrix counts, ImmutableArray<double> scores, ScoreAverage average)
    {
        double sum = 0;
        double weights = 0;
        for (int label = 0; label < counts.Classes; label++)
        {
            double weight = average == ScoreAverage.Weighted ? counts.TruthWeight(label) : counts.Occurs(label) ? 1 : 0;
            sum += weight * scores[label];
            weights += weight;
        }

        return sum / weights;
    }

    // Summed cell by cell: a difference of sums would leave a crumb where there is nothing.
    private static double TrueNegatives(ConfusionMatrix counts, int label)
    {
        if (!counts.IsWeighted) return counts.Total - counts.TruthCounts[label] - counts.PredictedCounts[label] + counts[label, label];
        double sum = 0;
        for (int truth = 0; truth < counts.Classes; truth++)
            for (int predicted = 0; predicted < counts.Classes; predicted++)
                if (truth != label && predicted != label)
                    sum += counts.Weight(truth, predicted);
        return sum;
    }

    private static double Negatives(ConfusionMatrix counts, int label)
    {
        if (!counts.IsWeighted) return counts.Total - counts.TruthCounts[label];
        double sum = 0;
        for (int truth = 0; truth < counts.Classes; truth++)
            if (truth != label)
                sum += counts.TruthWeight(truth);
        return sum;
    }

    // In this order of operations, reports round to the same digits as scikit-learn 1.2's where the score is an exact half.
    private static double HarmonicMean(double precision, double recall) => precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;

    /// <summary>Total² times the covariances of truth with prediction, truth with itself and prediction with itself; exact below 9·10⁷ samples.</summary>
    private static (double Both, double Truth, double Predicted) Covariances(ConfusionMatrix counts)
    {
        double total = counts.TotalWeight;
        double both = 0;
        double truth = total * total;
        double predicted = truth;
        for (int label = 0; label < counts.Classes; label++)
        {
            double t = counts.TruthWeight(label);
            double p = counts.PredictedWeight(label);
            both += total * counts.Weight(label, label) - t * p;
            truth -= t * t;
            predicted -= p * p;
        }

        return (both, truth, predicted);
    }
}
