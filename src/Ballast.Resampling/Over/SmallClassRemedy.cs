namespace Ballast.Resampling;

/// <summary>What a sampler does with a class that has too few samples for the neighbours asked for.</summary>
public enum SmallClassRemedy
{
    /// <summary>Refuses, naming the class and the way out.</summary>
    Refuse,

    /// <summary>
    /// Uses as many neighbours as the class has, and repeats the sample of a class that has only one. The plan carries a warning.
    /// </summary>
    ReduceNeighbors,
}
