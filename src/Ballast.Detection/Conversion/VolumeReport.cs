using System.Collections.Immutable;

namespace Ballast.Detection;

/// <summary>What became of one volume.</summary>
public sealed record VolumeReport
{
    /// <summary><c>success</c> or <c>failed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Why it failed; null where it did not.</summary>
    public string? Reason { get; init; }

    /// <summary>Its part: <c>train</c>, <c>val</c> or <c>test</c>; null where it failed.</summary>
    public string? Split { get; init; }

    /// <summary>Its slices.</summary>
    public int TotalSlices { get; init; }

    /// <summary>Slices with an object.</summary>
    public int AnnotatedSlices { get; init; }

    /// <summary>Slices without.</summary>
    public int EmptySlices { get; init; }

    /// <summary>Label lines.</summary>
    public int TotalAnnotations { get; init; }

    /// <summary>Label lines of each class.</summary>
    public ImmutableSortedDictionary<string, int> ClassDistribution { get; init; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);
}
