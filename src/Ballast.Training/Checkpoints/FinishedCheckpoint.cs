namespace Ballast.Training;

/// <summary>What becomes of a checkpoint when its run is finished.</summary>
public enum FinishedCheckpoint
{
    /// <summary>It is removed.</summary>
    Remove,

    /// <summary>It is written once more and kept, for a caller who has more to do before the run is safe. Training again returns the same result at once.</summary>
    Keep,
}
