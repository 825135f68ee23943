using System.Collections.Immutable;

namespace Ballast.Reporting;

/// <summary>A training sample that was made, beside the samples it was made from. Images are the bytes of PNG or JPEG files.</summary>
public sealed record SyntheticExample
{
    /// <summary>The name of the run that made it.</summary>
    public required string Run { get; init; }

    /// <summary>The class of the sample.</summary>
    public required string ClassName { get; init; }

    /// <summary>The sample it starts from.</summary>
    public required ImmutableArray<byte> BaseImage { get; init; }

    /// <summary>The neighbour it was mixed with; empty for an augmented image.</summary>
    public ImmutableArray<byte> NeighborImage { get; init; } = [];

    /// <summary>The sample that was made.</summary>
    public required ImmutableArray<byte> SyntheticImage { get; init; }

    /// <summary>How it was made in a few words, for example <c>step 0.37</c> or <c>version 2: rotation −14°</c>.</summary>
    public string Caption { get; init; } = "";
}
