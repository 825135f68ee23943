using Ballast.Core;

namespace Ballast.Metrics;

/// <summary>
/// The paired bootstrap: whether a technique scores better than a baseline on the same test samples, and how sure that is.
/// </summary>
/// <remarks>
/// Every resample draws samples (or whole groups, when the predictions carry them) and scores both on the same draw, so that what is hard
/// for both cancels; see <see cref="BootstrapIntervals"/>. The interval is the percentile interval of the difference. The p-value inverts
/// it: 2 · min(#{d ≤ 0} + 1, #{d ≥ 0} + 1) / (resamples + 1), at most 1 (Davison and Hinkley 1997, section 4.4 for the + 1). It says how
/// sure the difference is for these trained models; the luck of training shows in <see cref="PairedDifference.RunDifferences"/>.
/// </remarks>
public static class PairedComparison
{
    /// <summary>Compares two sets of predictions of the same samples.</summary>
    /// <param name="baseline">The predictions to compare with.</param>
    /// <param name="challenger">The predictions that may be better.</param>
    /// <param name="score">The score, for example <see cref="ClassificationScores.MacroF1"/>; NaN means not defined. Called from several
    /// threads.</param>
    /// <param name="options">Resamples, confidence, seed and threads; default 2,000, .95, 42, all cores.</param>
    /// <exception cref="BallastException">The predictions are not about the same samples, or the score is not defined.</exception>
    public static PairedDifference Of(
        PredictedLabels baseline, PredictedLabels challenger, Func<ConfusionMatrix, double> score, BootstrapOptions? options = null) =>
        Of([new PairedRun(baseline, challenger)], score, options);

    /// <summary>Compares two techniques by the score averaged over several runs of each (several seeds).</summary>
    /// <param name="runs">One pair a run. Within a pair the samples are the same.</param>
    /// <param name="score">The score, for example <see cref="ClassificationScores.MacroF1"/>; NaN means not defined. Called from several
    /// threads.</param>
    /// <param name="options">Resamples, confidence, seed and threads; default 2,000, .95, 42, all cores.</param>
    /// <remarks>
    /// Runs with the same test samples share every draw. When the seed changed the split too, the samples must carry groups numbered alike
    /// in all runs (their index in the dataset will do): a group drawn is then drawn in every run that tests it, so that shared samples are
    /// not counted as independent evidence.
    /// </remarks>
    /// <exception cref="BallastException">Runs test different samples and carry no groups, or the score is not defined.</exception>
    public static PairedDifference Of(IReadOnlyList<PairedRun> runs, Func<ConfusionMatrix, double> score, BootstrapOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(score);
        ArgumentOutOfRangeException.ThrowIfZero(runs.Count, nameof(runs));
        options ??= new BootstrapOptions();
        PredictedLabels[] sets = [.. runs.Select(run => run.Baseline), .. runs.Select(run => run.Challenger)];
        ResamplingUnits[] units = UnitsOf(runs);
        double[] scores = [.. sets.Select(set => score(set.ToConfusionMatrix()))];
        double[] resampled = new double[options.Resamples];
        new ResampledCounts(sets, [.. units, .. units]).ForEach(options, (resample, matrices) => resampled[resample] = Difference(matrices, score));
        return Summary(scores, resampled, options);
    }

    private static double Difference(ConfusionMatrix?[] matrices, Func<ConfusionMatrix, double> score)
    {
        int runs = matrices.Length / 2;
        double difference = 0;
        for (int run = 0; run < runs; run++)
        {
            if (matrices[run] is not { } baseline || matrices[runs + run] is not { } challenger) return double.NaN;
            difference += score(challenger) - score(baseline);
        }

        return difference / runs;
    }

    private static PairedDifference Summary(double[] scores, double[] resampled, BootstrapOptions options)
    {
        int runs = scores.Length / 2;
        double[] defined = Array.FindAll(resampled, difference => !double.IsNaN(difference));
        if (Array.Exists(scores, double.IsNaN) || defined.Length == 0)
            throw new BallastException(
                "The score is not defined on the samples of a run (it is NaN). A comparison needs numbers; choose another score.");
        (double lower, double upper) = Percentiles.Interval(defined, options.Confidence);
        return new PairedDifference
        {
            Baseline = scores.Take(runs).Average(),
            Challenger = scores.Skip(runs).Average(),
            Lower = lower,
            Upper = upper,
            PValue = PValue(defined),
            RunDifferences = [.. Enumerable.Range(0, runs).Select(run => scores[runs + run] - scores[run])],
            Resamples = defined.Length,
        };
    }

    private static double PValue(double[] differences)
    {
        int notAbove = differences.Count(difference => difference <= 0);
        int notBelow = differences.Count(difference => difference >= 0);
        return Math.Min(1, 2.0 * (Math.Min(notAbove, notBelow) + 1) / (differences.Length + 1));
    }

    private static ResamplingUnits[] UnitsOf(IReadOnlyList<PairedRun> runs)
    {
        PredictedLabels first = runs[0].Baseline;
        if (runs.All(run => SameSamples(first, run.Baseline)))
        {
            ResamplingUnits shared = ResamplingUnits.Of(first.Samples, first.Groups);
            return [.. runs.Select(_ => shared)];
        }

        if (runs.Any(run => run.Baseline.Groups.IsEmpty))
            throw new BallastException(
                "The runs test different samples and carry no groups, so a sample that several of them test cannot be recognised. Use one split for "
                + "all runs, or give each sample a group (its index in the dataset will do).");
        return ResamplingUnits.Together([.. runs.Select(run => (run.Baseline.Samples, run.Baseline.Groups))]);
    }

    private static bool SameSamples(PredictedLabels left, PredictedLabels right) =>
        left.Truth.AsSpan().SequenceEqual(right.Truth.AsSpan()) && left.Groups.AsSpan().SequenceEqual(right.Groups.AsSpan());
}
