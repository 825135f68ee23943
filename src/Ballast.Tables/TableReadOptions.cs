using System.Collections.Immutable;

namespace Ballast.Tables;

/// <summary>How <see cref="TableFile"/> reads a table.</summary>
public sealed record TableReadOptions
{
    /// <summary>The label column; default one that is called class, label, target or y, else the last. In an array its number.</summary>
    public string? Label { get; init; }

    /// <summary>The file of the labels, where an array has them apart; default none.</summary>
    public string? LabelsPath { get; init; }

    /// <summary>The columns that hold categories though they look like numbers; default none. Columns of text are found.</summary>
    public ImmutableArray<string> Categorical { get; init; } = [];

    /// <summary>What to do with missing values; default <see cref="MissingValues.Refuse"/>.</summary>
    public MissingValues Missing { get; init; } = MissingValues.Refuse;
}
