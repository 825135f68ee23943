namespace Ballast.Vision;

/// <summary>Sees what is left of objects in a finished composition.</summary>
/// <param name="frame">The picture.</param>
/// <param name="layers">The last layer on each pixel.</param>
/// <param name="owners">The object whose mask each pixel belongs to, from 1.</param>
internal sealed class Sight(PixelWindow frame, ushort[] layers, ushort[] owners)
{
    /// <summary>The visible part of each object and its share of the whole.</summary>
    internal (PixelBox Box, double Share)[] Of(IReadOnlyList<CompositeEntry> entries)
    {
        var seen = new (PixelBox Box, double Share)[entries.Count];
        (PixelWindow Window, int Pixels)[] masks = Masks(entries);
        for (int i = 0; i < seen.Length; i++) seen[i] = entries[i].MaskPixels > 0 ? OfMask(entries[i], masks[i]) : OfBox(entries[i]);
        return seen;
    }

    private static (PixelBox Box, double Share) OfMask(CompositeEntry entry, (PixelWindow Window, int Pixels) mask)
    {
        // A mask that lost nothing leaves the box as its source has it, which may be wider than the mask.
        if (mask.Pixels == entry.MaskPixels) return (entry.Shown, 1);
        return mask.Pixels == 0 ? (default, 0) : (mask.Window.Box, (double)mask.Pixels / entry.MaskPixels);
    }

    private (PixelWindow Window, int Pixels)[] Masks(IReadOnlyList<CompositeEntry> entries)
    {
        var masks = new (PixelWindow Window, int Pixels)[entries.Count];
        if (!entries.Any(entry => entry.MaskPixels > 0)) return masks;
        for (int row = 0, at = 0; row < frame.Height; row++)
        {
            for (int column = 0; column < frame.Width; column++, at++)
            {
                if (owners[at] == MaskMap.Background) continue;
                ref (PixelWindow Window, int Pixels) mask = ref masks[owners[at] - 1];
                mask = (mask.Pixels == 0 ? PixelWindow.At(column, row, 1, 1) : Including(mask.Window, column, row), mask.Pixels + 1);
            }
        }

        return masks;
    }

    private (PixelBox Box, double Share) OfBox(CompositeEntry entry)
    {
        if (entry.Shown.Area <= 0) return (default, 0);
        PixelWindow within = PixelWindow.Around(entry.Shown).And(frame), left = default;
        int pixels = 0;
        for (int row = within.Top; row < within.Bottom; row++)
        {
            for (int column = within.Left; column < within.Right; column++)
            {
                if (layers[row * frame.Width + column] > entry.Layer) continue;
                left = pixels++ == 0 ? PixelWindow.At(column, row, 1, 1) : Including(left, column, row);
            }
        }

        if (pixels == 0) return (default, 0);
        double share = entry.Shown.Area / entry.Whole.Area * pixels / ((double)within.Width * within.Height);
        // Edges that are still there keep their fractions of a pixel.
        double x = Math.Max(entry.Shown.X, left.Left), y = Math.Max(entry.Shown.Y, left.Top);
        return (new PixelBox(x, y, Math.Min(entry.Shown.Right, left.Right) - x, Math.Min(entry.Shown.Bottom, left.Bottom) - y), share > 1 - 1e-9 ? 1 : share);
    }

    private static PixelWindow Including(PixelWindow window, int column, int row) =>
        new(Math.Min(window.Left, column), Math.Min(window.Top, row), Math.Max(window.Right, column + 1), Math.Max(window.Bottom, row + 1));
}
