using System.Collections.Immutable;
using Ballast.Core;
using Microsoft.Data.Analysis;

namespace Ballast.MachineLearning;

/// <summary>Which columns of a data frame are resampled, and how.</summary>
public sealed record FrameColumns
{
    /// <summary>The columns whose values are compared and interpolated; default none named, which takes every column of numbers but the label and the categories.</summary>
    public ImmutableArray<string> Features
    {
        get;
        init => field = value.IsDefault ? throw new BallastException("Features is not set. Name the columns, or leave it out to take every column of numbers.") : value;
    } = [];

    /// <summary>
    /// Columns of texts, bools or whole numbers that the sampler takes as categories; default none. It sees the place of each value in their order, behind
    /// the features. Made rows need a sampler that knows categories, told by <see cref="CategoricalPlaces"/>.
    /// </summary>
    public ImmutableArray<string> Categories
    {
        get;
        init => field = value.IsDefault ? throw new BallastException("Categories is not set. Name the columns, or leave it out.") : value;
    } = [];

    /// <summary>What made rows hold in the other columns; default <see cref="MadeRowValues.Refused"/>, because a text column is often a feature.</summary>
    public MadeRowValues Others { get; init; } = MadeRowValues.Refused;

    /// <summary>Whether columns tell where each row comes from; default <see cref="ProvenanceColumns.None"/>.</summary>
    public ProvenanceColumns Provenance { get; init; } = ProvenanceColumns.None;

    /// <summary>Where the categories stand in the table that a sampler sees: the <c>CategoricalColumns</c> of SMOTENC.</summary>
    /// <param name="frame">The frame to resample.</param>
    /// <param name="labelColumn">Its column of the classes.</param>
    /// <exception cref="BallastException">A column is missing or of a type that cannot be used.</exception>
    public ImmutableArray<int> CategoricalPlaces(DataFrame frame, string labelColumn)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return [.. Enumerable.Range(FrameLayout.Of(frame, labelColumn, this).Features.Length, Categories.Length)];
    }
}
