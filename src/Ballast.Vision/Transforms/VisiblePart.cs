namespace Ballast.Vision;

/// <summary>What holes leave of a box.</summary>
internal static class VisiblePart
{
    /// <summary>Shrinks a box to its visible part; false when no hole meets it.</summary>
    internal static bool Shrink(PixelBox box, ReadOnlySpan<PixelRectangle> holes, out PixelBox visible, out double share)
    {
        visible = box;
        share = 1;
        int left = (int)Math.Floor(box.X), top = (int)Math.Floor(box.Y), right = (int)Math.Ceiling(box.Right), bottom = (int)Math.Ceiling(box.Bottom);
        bool met = false;
        foreach (PixelRectangle hole in holes) met |= hole.Left < right && hole.Right > left && hole.Top < bottom && hole.Bottom > top;
        if (!met || box.IsDegenerate) return false;
        var seen = new MaskExtent(0, PixelRectangle.None);
        for (int y = top; y < bottom; y++)
            for (int x = left; x < right; x++)
                if (!IsCovered(x, y, holes))
                    seen = seen.With(x, y);
        share = seen.Pixels / ((double)(right - left) * (bottom - top));
        visible = seen.Pixels == 0
            ? default
            : PixelBox.OfCorners(Math.Max(box.X, seen.Bounds.Left), Math.Max(box.Y, seen.Bounds.Top), Math.Min(box.Right, seen.Bounds.Right), Math.Min(box.Bottom, seen.Bounds.Bottom));
        return true;
    }

    private static bool IsCovered(int x, int y, ReadOnlySpan<PixelRectangle> holes)
    {
        foreach (PixelRectangle hole in holes)
            if (hole.Has(x, y))
                return true;
        return false;
    }
}
