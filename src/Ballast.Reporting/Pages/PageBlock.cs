using System.Collections.Immutable;

namespace Ballast.Reporting;

/// <summary>A piece of a page: one of <see cref="Paragraph"/>, <see cref="Table"/>, <see cref="Bars"/>, <see cref="Heat"/> and <see cref="Pictures"/>.</summary>
public abstract record PageBlock
{
    private protected PageBlock()
    {
    }

    /// <summary>Running text.</summary>
    /// <param name="Text">The text.</param>
    public sealed record Paragraph(string Text) : PageBlock;

    /// <summary>A table; the first column names its row, the others are numbers or short words.</summary>
    /// <param name="Caption">What it shows.</param>
    /// <param name="Header">The names of the columns.</param>
    /// <param name="Rows">The rows, each as long as the header.</param>
    public sealed record Table(string Caption, ImmutableArray<string> Header, ImmutableArray<ImmutableArray<string>> Rows) : PageBlock;

    /// <summary>Counts as horizontal bars, in the given order.</summary>
    /// <param name="Caption">What is counted.</param>
    /// <param name="Counts">A name and a count, zero or more.</param>
    public sealed record Bars(string Caption, ImmutableArray<(string Name, long Count)> Counts) : PageBlock;

    /// <summary>Counts on a grid, darker where there are more.</summary>
    /// <param name="Caption">What is counted.</param>
    /// <param name="Columns">Cells in a row.</param>
    /// <param name="Cells">The counts, row after row from the top left.</param>
    public sealed record Heat(string Caption, int Columns, ImmutableArray<int> Cells) : PageBlock;

    /// <summary>Pictures with a line of text each.</summary>
    /// <param name="Caption">What they show.</param>
    /// <param name="Images">The bytes of a PNG or JPEG file, and its line.</param>
    public sealed record Pictures(string Caption, ImmutableArray<(ImmutableArray<byte> Image, string Line)> Images) : PageBlock;
}
