namespace Ballast.Vision;

/// <summary>Lets the edges of a tile fade into what lies below.</summary>
internal static class Feather
{
    /// <summary>One row of a tile: the weight rises from the edge inwards, (distance + 1) / (feather + 1), and is 1 from <paramref name="featherPixels"/> on.</summary>
    internal static void Row(ReadOnlySpan<byte> source, Span<byte> target, PixelWindow at, int row, int featherPixels)
    {
        int vertical = Math.Min(row - at.Top, at.Bottom - 1 - row);
        for (int column = 0; column < at.Width; column++)
        {
            int distance = Math.Min(vertical, Math.Min(column, at.Width - 1 - column));
            double weight = Math.Min(1, (distance + 1.0) / (featherPixels + 1));
            for (int c = 3 * column; c < 3 * column + 3; c++) target[c] = (byte)Math.Round(weight * source[c] + (1 - weight) * target[c]);
        }
    }
}
