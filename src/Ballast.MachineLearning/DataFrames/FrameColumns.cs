using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.MachineLearning;

/// <summary>Which columns of a data frame are resampled, and how.</summary>
public sealed record FrameColumns
{
    /// <summary>The columns whose values are compared and interpolated; default none named, which takes every column of numbers but the label.</summary>
    public ImmutableArray<string> Features
    {
        get;
        init => field = value.IsDefault ? throw new BallastException("Features is not set. Name the columns, or leave it out to take every column of numbers.") : value;
    } = [];

    /// <summary>What made rows hold in the other columns; default <see cref="MadeRowValues.Refused"/>, because a text column is often a feature.</summary>
    public MadeRowValues Others { get; init; } = MadeRowValues.Refused;

    /// <summary>Whether columns tell where each row comes from; default <see cref="ProvenanceColumns.None"/>.</summary>
    public ProvenanceColumns Provenance { get; init; } = ProvenanceColumns.None;
}
