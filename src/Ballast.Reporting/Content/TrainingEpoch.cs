namespace Ballast.Reporting;

/// <summary>What one epoch of training measured.</summary>
public sealed record TrainingEpoch
{
    /// <summary>The number of the epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The mean loss on the training part; NaN when unknown.</summary>
    public double TrainingLoss { get; init; } = double.NaN;

    /// <summary>The mean loss on the validation part; NaN when unknown.</summary>
    public double ValidationLoss { get; init; } = double.NaN;

    /// <summary>The macro-F1 on the validation part, from 0 to 1; NaN when unknown.</summary>
    public double ValidationMacroF1 { get; init; } = double.NaN;
}
