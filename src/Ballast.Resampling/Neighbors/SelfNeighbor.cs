namespace Ballast.Resampling;

/// <summary>Whether a sample may be its own neighbour when a table is searched against itself.</summary>
public enum SelfNeighbor
{
    /// <summary>A sample is never its own neighbour; an exact copy of it under another index is one.</summary>
    Excluded,

    /// <summary>A sample is a neighbour like any other, at distance 0.</summary>
    Included,
}
