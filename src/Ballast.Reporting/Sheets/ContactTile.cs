using System.Collections.Immutable;

namespace Ballast.Reporting;

/// <summary>A picture of a contact sheet, with what is drawn on it and written below it.</summary>
public sealed record ContactTile
{
    /// <summary>Pixels.</summary>
    public required int WidthPixels { get; init; }

    /// <summary>Pixels.</summary>
    public required int HeightPixels { get; init; }

    /// <summary>Red, green, blue, row after row: shape [height, width, 3].</summary>
    public required ReadOnlyMemory<byte> Rgb { get; init; }

    /// <summary>The boxes.</summary>
    public ImmutableArray<ContactMark> Marks { get; init; } = [];

    /// <summary>Which box each pixel belongs to, i + 1 for box i and 0 for none, shape [height, width]: its outlines are drawn in place of the box's lines. Empty where there are no masks.</summary>
    public ReadOnlyMemory<ushort> Masks { get; init; }

    /// <summary>The line below, in bold.</summary>
    public required string Caption { get; init; }

    /// <summary>What stands below the caption, broken over two lines at most.</summary>
    public string Detail { get; init; } = "";
}
