using System.Collections.Immutable;

namespace Ballast.Metrics;

/// <summary>The index balanced accuracy of any score: more where sensitivity exceeds specificity, less where it is the other way round.</summary>
/// <remarks>
/// IBA = (1 + α · (sensitivity − specificity)) · score² (García, Mollineda and Sánchez 2009, doi:10.1007/978-3-642-02172-5_57, section 3).
/// Equal to imbalanced-learn's <c>make_index_balanced_accuracy</c>.
/// </remarks>
public static class IndexBalancedAccuracy
{
    private static readonly IndexBalancedAccuracyOptions Usual = new();

    /// <summary>Corrects one score.</summary>
    /// <param name="score">The score.</param>
    /// <param name="sensitivity">The sensitivity (recall) that belongs to it, 0 … 1.</param>
    /// <param name="specificity">The specificity that belongs to it, 0 … 1.</param>
    /// <param name="options">α and the power; default 0.1, squared.</param>
    public static double Of(double score, double sensitivity, double specificity, IndexBalancedAccuracyOptions? options = null)
    {
        options ??= Usual;
        double powered = options.Power == ScorePower.Squared ? score * score : score;
        return (1 + options.Alpha * (sensitivity - specificity)) * powered;
    }

    /// <summary>Corrects a score of a confusion matrix.</summary>
    /// <param name="counts">The confusion matrix.</param>
    /// <param name="score">The score, for example <see cref="ClassificationScores.GeometricMean(ConfusionMatrix)"/>.</param>
    /// <param name="average">How sensitivity and specificity are averaged over the classes; with the multiclass geometric mean, macro.</param>
    /// <param name="options">α and the power; default 0.1, squared.</param>
    public static double Of(
        ConfusionMatrix counts, Func<ConfusionMatrix, double> score, ScoreAverage average, IndexBalancedAccuracyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(score);
        return Of(score(counts), ClassificationScores.Recall(counts, average), ClassificationScores.Specificity(counts, average), options);
    }

    /// <summary>Corrects the score of each class.</summary>
    /// <param name="counts">The confusion matrix.</param>
    /// <param name="score">The score of each class, for example <see cref="ClassificationScores.GeometricMeanPerClass"/>.</param>
    /// <param name="options">α and the power; default 0.1, squared.</param>
    /// <returns>One value a class, in label order.</returns>
    public static ImmutableArray<double> PerClass(
        ConfusionMatrix counts, Func<ConfusionMatrix, ImmutableArray<double>> score, IndexBalancedAccuracyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(score);
        ImmutableArray<double> scores = score(counts), sensitivity = ClassificationScores.Recall(counts), specificity = ClassificationScores.Specificity(counts);
        return [.. scores.Select((value, label) => Of(value, sensitivity[label], specificity[label], options))];
    }
}
