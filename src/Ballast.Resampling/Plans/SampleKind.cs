namespace Ballast.Resampling;

/// <summary>How a sample of a resampled dataset came to be.</summary>
public enum SampleKind
{
    /// <summary>The sample as it was.</summary>
    Original,

    /// <summary>Another copy of a sample that is there already.</summary>
    Repeated,

    /// <summary>A point between a sample and one of its neighbours: base + step · (neighbour − base).</summary>
    Synthetic,

    /// <summary>A transformed version of a sample; the version seeds the transform.</summary>
    Augmented,

    /// <summary>A point of which the plan holds the values, because base, neighbour and step do not give them.</summary>
    Computed,

    /// <summary>A sample that was there already, moved to values that the plan holds.</summary>
    Moved,
}
