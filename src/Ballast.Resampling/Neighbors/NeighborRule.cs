namespace Ballast.Resampling;

/// <summary>How a sampler keeps a sample from being its own neighbour. The two differ only where samples are exact copies of each other.</summary>
public enum NeighborRule
{
    /// <summary>The sample itself is left out by its index; copies of it stay neighbours.</summary>
    ByIdentity,

    /// <summary>The nearest of Neighbors + 1 is dropped by its position, whichever it is: imbalanced-learn's way.</summary>
    DropFirst,
}
