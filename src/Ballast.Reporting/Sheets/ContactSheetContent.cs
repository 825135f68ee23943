using System.Collections.Immutable;

namespace Ballast.Reporting;

/// <summary>Pictures for a contact sheet.</summary>
public sealed record ContactSheetContent
{
    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>The names of the classes, which are explained below the heading where a picture has boxes of them.</summary>
    public required ImmutableArray<string> Classes { get; init; }

    /// <summary>The pictures; each group begins a row of its own and takes as many rows as it needs.</summary>
    public required ImmutableArray<ImmutableArray<ContactTile>> Groups { get; init; }

    /// <summary>Pictures a row, 1 … 64.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public required int Columns { get; init => field = InRange(value, 1, 64); }

    /// <summary>The longest side of each picture on the sheet, 64 … 1024 pixels; default 256.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int TilePixels { get; init => field = InRange(value, 64, 1024); } = 256;

    private static int InRange(int value, int least, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most);
        return value;
    }
}
