using Ballast.Core;

namespace Ballast.Training;

/// <summary>The learning rate is multiplied by a factor every so many epochs: initial · γ^⌊epoch / step⌋.</summary>
/// <remarks>PyTorch's <c>StepLR</c>.</remarks>
public sealed record StepSchedule : LearningRateSchedule
{
    /// <summary>Epochs between two falls, 1 or more; default 15.</summary>
    /// <exception cref="BallastException">Below 1.</exception>
    public int StepEpochs
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"A step schedule of {value} epochs is not possible; it must be 1 or more. 15 is usual.");
    } = 15;

    /// <summary>The factor γ of each fall, above 0 and up to 1; default 0.1.</summary>
    /// <exception cref="BallastException">Outside 0 … 1.</exception>
    public double Gamma
    {
        get;
        init => field = value is > 0 and <= 1 ? value : throw new BallastException($"The factor of a step schedule is {value}; it must be above 0 and at most 1. 0.1 is usual.");
    } = 0.1;

    /// <inheritdoc/>
    public override double RateAt(SchedulePosition position, double initial) => initial * Math.Pow(Gamma, position.Epoch / StepEpochs);
}
