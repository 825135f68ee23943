using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Metrics;

/// <summary>Percentile bootstrap intervals of any score: how far it could be off because the test is only so large.</summary>
/// <remarks>
/// The test samples are drawn again with replacement, as many as there are, and scored each time; the interval holds the middle 95 % of the
/// scores (Efron and Tibshirani 1993, chapter 13). When the predictions carry groups, whole groups are drawn (cluster bootstrap; Field and
/// Welsh 2007, doi:10.1111/j.1467-9868.2007.00593.x): photos of one leaf are not independent, and drawing them one by one makes intervals
/// too narrow. Draws are not stratified, so the class shares vary as they would in a new test. The interval tells nothing of the luck of
/// training. It is too narrow when the number of groups or of samples of a class is small (below about 20). The same seed gives the same
/// interval on any number of threads. Cost: resamples × samples counts for a score of a confusion matrix.
/// </remarks>
public static class BootstrapIntervals
{
    /// <summary>The interval of a score of the confusion matrix, for example <see cref="ClassificationScores.MacroF1"/>.</summary>
    /// <param name="predictions">The predictions; with groups, whole groups are drawn.</param>
    /// <param name="score">The score; NaN means not defined. Called from several threads.</param>
    /// <param name="options">Resamples, confidence, seed and threads; default 2,000, .95, 42, all cores.</param>
    /// <exception cref="BallastException">The score is not defined on the samples as they are, or in no resample.</exception>
    public static ScoreInterval Of(PredictedLabels predictions, Func<ConfusionMatrix, double> score, BootstrapOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(score);
        return Of(predictions, [score], options)[0];
    }

    /// <summary>The intervals of several scores of the confusion matrix from the same draws.</summary>
    /// <param name="predictions">The predictions; with groups, whole groups are drawn.</param>
    /// <param name="scores">The scores; NaN means not defined. Called from several threads.</param>
    /// <param name="options">Resamples, confidence, seed and threads; default 2,000, .95, 42, all cores.</param>
    /// <returns>One interval a score, in their order.</returns>
    /// <exception cref="BallastException">A score is not defined on the samples as they are, or in no resample.</exception>
    public static ImmutableArray<ScoreInterval> Of(
        PredictedLabels predictions, ImmutableArray<Func<ConfusionMatrix, double>> scores, BootstrapOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        options ??= new BootstrapOptions();
        double[][] resampled = Resample(predictions, scores, options);
        ConfusionMatrix whole = predictions.ToConfusionMatrix();
        return [.. scores.Select((score, i) => Interval(score(whole), resampled[i], options))];
    }

    /// <summary>The interval of a score of probabilities, for example <see cref="ProbabilityScores.LogLoss"/>.</summary>
    /// <param name="predictions">The probabilities and the truth; with groups, whole groups are drawn.</param>
    /// <param name="score">The score; NaN means not defined. Called from several threads.</param>
    /// <param name="options">Resamples, confidence, seed and threads; default 2,000, .95, 42, all cores.</param>
    /// <exception cref="BallastException">The score is not defined on the samples as they are, or in no resample.</exception>
    public static ScoreInterval Of(PredictedProbabilities predictions, Func<PredictedProbabilities, double> score, BootstrapOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(score);
        options ??= new BootstrapOptions();
        ResamplingUnits units = ResamplingUnits.Of(predictions.Samples, predictions.Groups);
        UnitValues samples = new([.. Enumerable.Range(0, predictions.Samples)], units);
        double[] scores = new double[options.Resamples];
        ParallelResamples.Run(options.Resamples, options.Threads, (from, to) =>
        {
            int[] drawn = new int[units.Count];
            for (int resample = from; resample < to; resample++)
            {
                ResamplingUnits.Draw(options.Seed, resample, drawn);
                scores[resample] = score(predictions.Take(samples.Collect(drawn)));
            }
        });
        return Interval(score(predictions), scores, options);
    }

    /// <summary>The interval of the recall of each class, in label order; none for a class without true samples.</summary>
    /// <param name="predictions">The predictions; with groups, whole groups are drawn.</param>
    /// <param name="options">Resamples, confidence, seed and threads; default 2,000, .95, 42, all cores.</param>
    /// <remarks>Resamples without a sample of the class are left out: its recall is not defined there.</remarks>
    public static ImmutableArray<ScoreInterval?> Recall(PredictedLabels predictions, BootstrapOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        options ??= new BootstrapOptions();
        ImmutableArray<Func<ConfusionMatrix, double>> recalls =
            [.. Enumerable.Range(0, predictions.Classes).Select(label => (Func<ConfusionMatrix, double>)(counts => RecallOf(counts, label)))];
        double[][] resampled = Resample(predictions, recalls, options);
        ConfusionMatrix whole = predictions.ToConfusionMatrix();
        return
        [
            .. recalls.Select((recall, label) =>
                whole.TruthCounts[label] == 0 ? (ScoreInterval?)null : Interval(recall(whole), resampled[label], options)),
        ];
    }

    private static double RecallOf(ConfusionMatrix counts, int label) =>
        counts.TruthCounts[label] == 0 ? double.NaN : (double)counts[label, label] / counts.TruthCounts[label];

    private static double[][] Resample(PredictedLabels predictions, ImmutableArray<Func<ConfusionMatrix, double>> scores, BootstrapOptions options)
    {
        double[][] resampled = [.. scores.Select(_ => new double[options.Resamples])];
        ResampledCounts counts = new([predictions], [ResamplingUnits.Of(predictions.Samples, predictions.Groups)]);
        counts.ForEach(options, (resample, matrices) =>
        {
            for (int i = 0; i < resampled.Length; i++) resampled[i][resample] = scores[i](matrices[0]!);
        });
        return resampled;
    }

    private static ScoreInterval Interval(double estimate, double[] resampled, BootstrapOptions options)
    {
        double[] defined = Array.FindAll(resampled, score => !double.IsNaN(score));
        if (double.IsNaN(estimate) || defined.Length == 0)
            throw new BallastException(
                $"The score is not defined on the {(double.IsNaN(estimate) ? "samples" : "resamples")} (it is NaN). "
                + "An interval needs a number; leave out classes without samples or choose another score.");
        (double lower, double upper) = Percentiles.Interval(defined, options.Confidence);
        return new ScoreInterval(estimate, lower, upper, defined.Length);
    }
}
