using System.Collections.Immutable;

namespace Ballast.Reporting;

/// <summary>What a finished run scored on the test part.</summary>
public sealed record RunScores
{
    /// <summary>The mean over the classes of F1; the primary score of a comparison. From 0 to 1.</summary>
    public required Score MacroF1 { get; init; }

    /// <summary>The mean over the classes of recall, from 0 to 1; default unknown.</summary>
    public Score BalancedAccuracy { get; init; } = new(double.NaN);

    /// <summary>The share of test samples predicted rightly, from 0 to 1; default unknown.</summary>
    public Score Accuracy { get; init; } = new(double.NaN);

    /// <summary>Matthews' correlation coefficient, from −1 to 1; default unknown.</summary>
    public Score Mcc { get; init; } = new(double.NaN);

    /// <summary>The mean negative log-probability of the true class, in nats; lower is better; default unknown.</summary>
    public Score LogLoss { get; init; } = new(double.NaN);

    /// <summary>The expected calibration error, from 0 to 1; lower is better; default unknown.</summary>
    public Score Ece { get; init; } = new(double.NaN);

    /// <summary>The recall of each class in label order, NaN for a class without test samples; default unknown (empty).</summary>
    public ImmutableArray<Score> Recall { get; init; } = [];

    /// <summary>The mean recall of the classes with many, medium and few training samples; sizes without classes are not there. Default unknown (empty).</summary>
    public ImmutableArray<SizeRecall> RecallBySize { get; init; } = [];

    /// <summary>The macro-F1 of each seed alone, in the order of the run's seeds; default unknown (empty).</summary>
    public ImmutableArray<double> MacroF1BySeed { get; init; } = [];
}
