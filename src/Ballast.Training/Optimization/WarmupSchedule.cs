using Ballast.Core;

namespace Ballast.Training;

/// <summary>Another schedule whose rate is small at first: multiplied by a factor that grows along a line to 1, a little at each step.</summary>
/// <remarks>
/// PyTorch's <c>LinearLR</c> beside the other scheduler: the other does not wait for the end of the warm-up. Goyal et al. 2017, arXiv:1706.02677, section 2.2.
/// </remarks>
public sealed record WarmupSchedule : LearningRateSchedule
{
    /// <summary>How long the factor grows, in epochs, above 0; default 1. Parts of an epoch are rounded to steps.</summary>
    /// <exception cref="BallastException">Not above 0.</exception>
    public double Epochs
    {
        get;
        init => field = value > 0 && double.IsFinite(value) ? value : throw new BallastException($"The warm-up is {value} epochs long; it must be above 0. 1 is usual.");
    } = 1;

    /// <summary>The factor of the first step, above 0 and up to 1; default 0.001.</summary>
    /// <exception cref="BallastException">Outside.</exception>
    public double StartFactor
    {
        get;
        init => field = value is > 0 and <= 1 ? value : throw new BallastException($"The first factor of the warm-up is {value}; it must be above 0 and at most 1. 0.001 is usual.");
    } = 0.001;

    /// <summary>The schedule that is warmed up; default <see cref="ConstantSchedule"/>.</summary>
    public LearningRateSchedule Around { get; init; } = new ConstantSchedule();

    /// <inheritdoc/>
    public override double RateAt(SchedulePosition position, double initial)
    {
        double steps = Math.Max(1, Math.Round(Epochs * position.StepsPerEpoch)), rate = Around.RateAt(position, initial);
        return position.RunStep >= steps ? rate : rate * (StartFactor + (1 - StartFactor) * position.RunStep / steps);
    }
}
