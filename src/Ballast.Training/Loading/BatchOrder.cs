namespace Ballast.Training;

/// <summary>In which order a loader goes through its images.</summary>
public enum BatchOrder
{
    /// <summary>A new order each epoch, drawn from the seed and the number of the epoch.</summary>
    Shuffled,

    /// <summary>The order of the source, as evaluation needs it.</summary>
    InOrder,
}
