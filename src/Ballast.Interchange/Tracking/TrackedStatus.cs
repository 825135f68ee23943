namespace Ballast.Interchange;

/// <summary>How a run ended.</summary>
public enum TrackedStatus
{
    /// <summary>It did all it was asked to do.</summary>
    Finished,

    /// <summary>It stopped with an error or was stopped.</summary>
    Failed,
}
