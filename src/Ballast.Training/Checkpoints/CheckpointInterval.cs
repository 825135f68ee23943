using Ballast.Core;

namespace Ballast.Training;

/// <summary>How often a run is written down: whichever of the two comes first.</summary>
public sealed record CheckpointInterval
{
    /// <summary>Steps (updates of the weights) between two checkpoints, 1 or more; null (the default) does not count steps.</summary>
    /// <exception cref="BallastException">Below 1.</exception>
    public int? EverySteps
    {
        get;
        init => field = value is null or >= 1 ? value : throw new BallastException($"A checkpoint every {value} steps is not possible; it must be 1 or more.");
    }

    /// <summary>Minutes between two checkpoints, above 0; default 5, null does not look at the clock.</summary>
    /// <exception cref="BallastException">Not above 0.</exception>
    public double? EveryMinutes
    {
        get;
        init => field = value is null or > 0 ? value : throw new BallastException($"A checkpoint every {value} minutes is not possible; it must be above 0. 5 is usual.");
    } = 5;
}
