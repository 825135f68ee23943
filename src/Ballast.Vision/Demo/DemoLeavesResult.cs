namespace Ballast.Vision;

/// <summary>The demo dataset on disk.</summary>
public sealed record DemoLeavesResult
{
    /// <summary>The full path of the dataset: holds <c>images/</c>, <c>metadata.csv</c> and <c>README.md</c>.</summary>
    public required string Folder { get; init; }

    /// <summary>Whether it was drawn now or found.</summary>
    public required DemoLeavesOutcome Outcome { get; init; }

    /// <summary>The number of photos.</summary>
    public required int Photos { get; init; }

    /// <summary>The number of leaves, which are the groups of a split.</summary>
    public required int Leaves { get; init; }

    /// <summary>SHA-256, in hexadecimal, over the paths and contents of the photos and of <c>metadata.csv</c>.</summary>
    public required string Fingerprint { get; init; }
}
