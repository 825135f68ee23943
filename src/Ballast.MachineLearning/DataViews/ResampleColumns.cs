using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.MachineLearning;

/// <summary>Which columns of a data view are resampled, and how.</summary>
public sealed record ResampleColumns
{
    /// <summary>The column of the classes: a key, text, bool, or whole numbers; default <c>Label</c>.</summary>
    public string Label
    {
        get;
        init => field = value is { Length: > 0 } ? value : throw new BallastException("Label is empty. Name the column of the classes.");
    } = "Label";

    /// <summary>The columns whose values are compared and interpolated: numbers and vectors of numbers; default <c>Features</c>.</summary>
    public ImmutableArray<string> Features
    {
        get;
        init
        {
            if (value.IsDefaultOrEmpty) throw new BallastException("Features is empty. Name one column or more.");
            field = value;
        }
    } = ["Features"];

    /// <summary>What made rows hold in the other columns; default <see cref="MadeRowValues.Missing"/>.</summary>
    public MadeRowValues Others { get; init; } = MadeRowValues.Missing;

    /// <summary>Whether columns tell where each row comes from; default <see cref="ProvenanceColumns.None"/>.</summary>
    public ProvenanceColumns Provenance { get; init; } = ProvenanceColumns.None;
}
