using Ballast.Core;

namespace Ballast.Training;

/// <summary>An exponential moving average of the weights beside the weights themselves; validation and the best model use the average.</summary>
/// <remarks>
/// After step t: average ← d_t · average + (1 − d_t) · weights, with d_t = d · (1 − e^(−t / ramp)). Running statistics of normalisations are averaged in the same way, counters
/// are not. Polyak and Juditsky 1992, doi:10.1137/0330046; the ramp is that of YOLOv5's ModelEMA.
/// </remarks>
public sealed record WeightAveraging
{
    /// <summary>How much of the average is kept at a step, d: 0 up to but not including 1; default 0.999.</summary>
    /// <exception cref="BallastException">Outside.</exception>
    public double Decay
    {
        get;
        init => field = value is >= 0 and < 1 ? value : throw new BallastException($"The decay of the averaged weights is {value}; it must be 0 or more and below 1. 0.999 is usual.");
    } = 0.999;

    /// <summary>The steps over which the decay grows to its value, 0 or more; default 2000. 0 keeps it the same from the first step on.</summary>
    /// <exception cref="BallastException">Negative.</exception>
    public double RampSteps
    {
        get;
        init => field = value >= 0 && double.IsFinite(value) ? value : throw new BallastException($"The ramp of the averaged weights is {value} steps; it must be 0 or more. 2000 is usual.");
    } = 2000;

    /// <summary>The decay of a step.</summary>
    /// <param name="step">The step, from 1.</param>
    public double DecayAt(long step) => RampSteps == 0 ? Decay : Decay * (1 - Math.Exp(-step / RampSteps));
}
