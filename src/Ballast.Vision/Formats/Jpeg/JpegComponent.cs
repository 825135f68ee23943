namespace Ballast.Vision;

/// <summary>One colour component of a JPEG frame.</summary>
/// <param name="id">Its number in the file.</param>
/// <param name="across">Its blocks in a unit, from left to right.</param>
/// <param name="down">Its blocks in a unit, from top to bottom.</param>
internal sealed class JpegComponent(int id, int across, int down)
{
    internal int Id { get; } = id;

    internal int Across { get; } = across;

    internal int Down { get; } = down;

    /// <summary>Blocks that hold pixels, in a row and in a column: what a scan of this component alone holds.</summary>
    internal int Columns { get; private set; }

    /// <summary>Blocks that hold pixels, in a column.</summary>
    internal int Rows { get; private set; }

    /// <summary>Blocks in a row, those that only fill the last unit included.</summary>
    internal int PaddedColumns { get; private set; }

    /// <summary>For each block, which coefficients are not zero so far; only a progressive file needs it.</summary>
    internal ulong[] Nonzero { get; private set; } = [];

    /// <summary>For each coefficient, the lowest bit that scans have given so far; −1 before the first.</summary>
    internal int[] LowBits { get; } = [.. Enumerable.Repeat(-1, 64)];

    internal void Measure(JpegFrame frame)
    {
        int unitsAcross = frame.UnitsAcross, unitsDown = frame.UnitsDown;
        Columns = BlocksOf(frame.Width, Across, frame.MostAcross);
        Rows = BlocksOf(frame.Height, Down, frame.MostDown);
        PaddedColumns = unitsAcross * Across;
        if (frame.Progressive) Nonzero = new ulong[checked(PaddedColumns * unitsDown * Down)];
    }

    private static int BlocksOf(int pixels, int share, int most) => (pixels * share + 8 * most - 1) / (8 * most);
}
