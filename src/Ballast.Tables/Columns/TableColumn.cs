using System.Collections.Immutable;

namespace Ballast.Tables;

/// <summary>One column of a table.</summary>
/// <param name="Name">Its name; in an array without names, its number from 0.</param>
/// <param name="Kind">What its cells are.</param>
public sealed record TableColumn(string Name, ColumnKind Kind)
{
    /// <summary>The names of the categories; the place of a name is its code. Empty unless the column holds categories.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>Whether all its numbers are whole.</summary>
    public bool IsWhole { get; init; }
}
