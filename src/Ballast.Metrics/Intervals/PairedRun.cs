using Ballast.Core;

namespace Ballast.Metrics;

/// <summary>Two sets of predictions of the same test samples: a baseline and a challenger, usually trained with the same seed.</summary>
public sealed record PairedRun
{
    /// <summary>Pairs two sets of predictions.</summary>
    /// <param name="baseline">The predictions to compare with.</param>
    /// <param name="challenger">The predictions that may be better.</param>
    /// <exception cref="BallastException">They are not about the same samples: number, truth, groups or classes differ.</exception>
    public PairedRun(PredictedLabels baseline, PredictedLabels challenger)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(challenger);
        if (baseline.Samples != challenger.Samples || baseline.Classes != challenger.Classes)
            throw new BallastException(
                $"The baseline predicts {baseline.Samples} samples of {baseline.Classes} classes, the challenger {challenger.Samples} of "
                + $"{challenger.Classes}. A paired comparison needs the same samples; score both on one test part.");
        if (!baseline.Truth.AsSpan().SequenceEqual(challenger.Truth.AsSpan()) || !baseline.Groups.AsSpan().SequenceEqual(challenger.Groups.AsSpan()))
            throw new BallastException(
                "The baseline and the challenger have different true labels or groups. A paired comparison needs the same samples in the same order; "
                + "score both on one test part.");
        Baseline = baseline;
        Challenger = challenger;
    }

    /// <summary>The predictions to compare with.</summary>
    public PredictedLabels Baseline { get; }

    /// <summary>The predictions that may be better.</summary>
    public PredictedLabels Challenger { get; }
}
