using System.Collections.Immutable;

namespace Ballast.Reporting;

/// <summary>Where a report comes from, enough to repeat it.</summary>
public sealed record ReportProvenance
{
    /// <summary>The command line that repeats the report.</summary>
    public required string Command { get; init; }

    /// <summary>When the report was made.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>The fingerprint of the data; default unknown (empty).</summary>
    public string DataFingerprint { get; init; } = "";

    /// <summary>The seeds; default none.</summary>
    public ImmutableArray<uint> Seeds { get; init; } = [];

    /// <summary>The machine: processor, cores, memory, system; default unknown (empty).</summary>
    public string Machine { get; init; } = "";

    /// <summary>The versions of the product and what it stands on.</summary>
    public ImmutableArray<NamedValue> Versions { get; init; } = [];

    /// <summary>The settings shared by all runs: network, image size, epochs, learning rate.</summary>
    public ImmutableArray<NamedValue> Settings { get; init; } = [];
}
