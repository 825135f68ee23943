using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Metrics;

/// <summary>
/// Threshold moving: one multiplier a class, chosen on validation samples, so that the largest product gives the best macro-F1.
/// </summary>
/// <remarks>
/// Predicts argmax m_c p_c. A fit is a coordinate search: one class at a time, the exact best multiplier given the others (each sample has
/// one value at which it turns to the class; every gap between these values is tried; of equally good ones the widest is taken), until none
/// helps. One such fit follows the luck of a few rare validation samples, so the logarithms of several fits to bootstrap draws are averaged
/// (Breiman 1996, doi:10.1007/BF00058655) and multiplied by a strength of 0, ¼, ½, ¾ or 1, chosen by cross-validation: where moving
/// thresholds does not help, the strength is 0 and nothing changes. Groups are drawn and held out whole. Deterministic for a seed on any
/// number of threads; immutable and thread-safe. Cost: (1 + folds) · fits · sweeps · classes · n log n.
/// </remarks>
public sealed class ThresholdMoving
{
    private static readonly double[] Strengths = [0, .25, .5, .75, 1];

    private ThresholdMoving(ImmutableArray<double> logMultipliers, double strength, double before, double after)
    {
        Multipliers = [.. logMultipliers.Select(Math.Exp)];
        Strength = strength;
        MacroF1Before = before;
        MacroF1After = after;
    }

    /// <summary>The multiplier of each class, in label order; their geometric mean is 1.</summary>
    public ImmutableArray<double> Multipliers { get; }

    /// <summary>How much of the fitted correction is used, 0 (none) … 1 (all).</summary>
    public double Strength { get; }

    /// <summary>The macro-F1 on the validation samples without multipliers, 0 … 1.</summary>
    public double MacroF1Before { get; }

    /// <summary>
    /// The macro-F1 on the validation samples, each predicted with multipliers fitted without it, 0 … 1; never below <see
    /// cref="MacroF1Before"/>.
    /// </summary>
    public double MacroF1After { get; }

    /// <summary>Finds the multipliers with the best macro-F1 on validation samples.</summary>
    /// <param name="validation">Probabilities and truth of the validation part, which must not have been rebalanced.</param>
    /// <param name="options">Fits, folds, seed and threads; default 20, 5, 42, all cores.</param>
    public static ThresholdMoving Fit(PredictedProbabilities validation, ThresholdMovingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(validation);
        options ??= new ThresholdMovingOptions();
        int[] folds = FoldOfSample(validation, options.Folds);
        int[][] predicted = [.. Strengths.Select(_ => new int[validation.Samples])];
        for (int fold = 0; fold < options.Folds; fold++) PredictFold(validation, folds, fold, options, predicted);
        PredictedLabels labels = validation.ToLabels();
        double[] scores = [.. predicted.Select(p => ClassificationScores.MacroF1(ConfusionMatrix.Count(labels.Truth.AsSpan(), p, labels.Classes)))];
        int best = Array.IndexOf(scores, scores.Max());
        ImmutableArray<double> fitted = AveragedFits(validation, options);
        return new ThresholdMoving([.. fitted.Select(m => Strengths[best] * m)], Strengths[best], scores[0], scores[best]);
    }

    /// <summary>Multiplies probabilities.</summary>
    /// <param name="probabilities">Samples × classes, each row summing to 1.</param>
    /// <returns>The products, samples × classes, each row divided by its sum. Meant for deciding, no longer calibrated.</returns>
    /// <exception cref="BallastException">A probability is not a number from 0 to 1 or a row does not sum to 1.</exception>
    public Matrix<double> Apply(Matrix<double> probabilities)
    {
        if (probabilities.Columns != Multipliers.Length)
            throw new ArgumentException(
                $"The multipliers are for {Multipliers.Length} classes but the probabilities have {probabilities.Columns}.",
                nameof(probabilities));
        return WeightedProbabilities.Apply(probabilities, [.. Multipliers.Select(Math.Log)]);
    }

    /// <summary>The mean logarithms of the multipliers of several fits, which sum to 0.</summary>
    private static ImmutableArray<double> AveragedFits(PredictedProbabilities samples, ThresholdMovingOptions options)
    {
        if (options.Fits == 1) return [.. MultiplierSearch.LogMultipliers(samples)];
        ResamplingUnits units = ResamplingUnits.Of(samples.Samples, samples.Groups);
        UnitValues indices = new([.. Enumerable.Range(0, samples.Samples)], units);
        double[][] fits = new double[options.Fits][];
        ParallelResamples.Run(options.Fits, options.Threads, (from, to) =>
        {
            int[] drawn = new int[units.Count];
            for (int fit = from; fit < to; fit++)
            {
                ResamplingUnits.Draw(options.Seed, fit, drawn);
                fits[fit] = MultiplierSearch.LogMultipliers(samples.Take(indices.Collect(drawn)));
            }
        });
        return [.. Enumerable.Range(0, samples.Classes).Select(label => fits.Average(fit => fit[label]))];
    }

    private static void PredictFold(PredictedProbabilities validation, int[] folds, int fold, ThresholdMovingOptions options, int[][] predicted)
    {
        int[] inside = [.. Enumerable.Range(0, folds.Length).Where(i => folds[i] == fold)];
        int[] outside = [.. Enumerable.Range(0, folds.Length).Where(i => folds[i] != fold)];
        // With fewer samples than folds a fold is empty; with one group nothing is left to fit on, and nothing is corrected.
        ImmutableArray<double> fitted = inside.Length == 0 || outside.Length == 0
            ? [.. new double[validation.Classes]]
            : AveragedFits(validation.Take(outside), options);
        double[] products = new double[validation.Classes];
        for (int strength = 0; strength < Strengths.Length; strength++)
            foreach (int sample in inside)
            {
                for (int label = 0; label < products.Length; label++)
                    products[label] = validation.Row(sample)[label] * Math.Exp(Strengths[strength] * fitted[label]);
                predicted[strength][sample] = PredictedProbabilities.MostProbable(products);
            }
    }

    /// <summary>Deals the units (samples, or groups by the class of their first sample) of each class to the folds in turn.</summary>
    private static int[] FoldOfSample(PredictedProbabilities validation, int folds)
    {
        ResamplingUnits units = ResamplingUnits.Of(validation.Samples, validation.Groups);
        int[] foldOfUnit = new int[units.Count];
        Array.Fill(foldOfUnit, -1);
        int[] next = new int[validation.Classes];
        for (int i = 0; i < validation.Samples; i++)
        {
            ref int fold = ref foldOfUnit[units.UnitOfSample[i]];
            if (fold == -1) fold = next[validation.Truth(i)]++ % folds;
        }

        return [.. units.UnitOfSample.Select(unit => foldOfUnit[unit])];
    }
}
