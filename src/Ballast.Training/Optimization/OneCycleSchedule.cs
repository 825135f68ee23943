using Ballast.Core;

namespace Ballast.Training;

/// <summary>The learning rate rises to its peak and falls to almost nothing, a little at each step. The learning rate of the settings is the peak.</summary>
/// <remarks>
/// PyTorch's <c>OneCycleLR</c> with two phases, for the rate alone: momentum stays as it is. Smith and Topin 2018, arXiv:1708.07120. A run that stops early does not reach the end
/// of the cycle: give it as much patience as it has epochs.
/// </remarks>
public sealed record OneCycleSchedule : LearningRateSchedule
{
    /// <summary>The share of the steps over which the rate rises, 0 … 1; default 0.3.</summary>
    /// <exception cref="BallastException">Outside 0 … 1.</exception>
    public double RisingShare
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw new BallastException($"The rising share of one-cycle is {value}; it must be 0 … 1. 0.3 is usual.");
    } = 0.3;

    /// <summary>What the peak is divided by at the start, 1 or more; default 25.</summary>
    /// <exception cref="BallastException">Below 1.</exception>
    public double StartDivisor { get; init => field = Divisor(value, "start", 25); } = 25;

    /// <summary>What the rate of the start is divided by at the end, 1 or more; default 10 000.</summary>
    /// <exception cref="BallastException">Below 1.</exception>
    public double EndDivisor { get; init => field = Divisor(value, "end", 10_000); } = 10_000;

    /// <summary>How the rate rises and falls; default <see cref="AnnealingCurve.Cosine"/>.</summary>
    public AnnealingCurve Curve { get; init; } = AnnealingCurve.Cosine;

    /// <inheritdoc/>
    public override double RateAt(SchedulePosition position, double initial)
    {
        double start = initial / StartDivisor, top = RisingShare * position.RunSteps - 1, last = position.RunSteps - 1;
        if (position.RunStep <= top) return top > 0 ? Between(start, initial, position.RunStep / top) : initial;
        return last > top ? Between(initial, start / EndDivisor, (position.RunStep - top) / (last - top)) : start / EndDivisor;
    }

    private double Between(double from, double to, double share) =>
        Curve == AnnealingCurve.Linear ? (to - from) * share + from : to + (from - to) / 2 * (1 + Math.Cos(Math.PI * share));

    private static double Divisor(double value, string name, double usual) =>
        value >= 1 && double.IsFinite(value) ? value : throw new BallastException($"The {name} divisor of one-cycle is {value}; it must be 1 or more. {usual} is usual.");
}
