using Ballast.Core;

namespace Ballast.Vision;

/// <summary>Copy-paste along masks.</summary>
internal static class MaskPasting
{
    internal static Composition Compose(CompositeAugmentation.CopyPaste options, LabeledImage[] images, ref ItemRandom random)
    {
        var composition = new Composition(options.SizePixels, options.SizePixels, options.Fill);
        (Tile item, int x, int y) = Jittered(options, 0, images[0], ref random);
        composition.Place(item, x, y, composition.Frame);
        (Tile partner, int otherX, int otherY) = Jittered(options, 1, images[1], ref random);
        List<int> candidates = Candidates(options, partner, PixelWindow.At(-otherX, -otherY, options.SizePixels, options.SizePixels));
        var chosen = new List<int>();
        foreach (int each in candidates)
            if (random.NextDouble() < options.ObjectShare)
                chosen.Add(each);
        if (chosen.Count == 0 && candidates.Count > 0) chosen.Add(candidates[random.NextIndex(candidates.Count)]);
        if (chosen.Count > 0) composition.PlaceObjects(partner, otherX, otherY, chosen);
        return composition;
    }

    /// <summary>An image at a drawn scale and place: one that is larger than the square is cropped, a smaller one lies within it.</summary>
    private static (Tile Tile, int X, int Y) Jittered(CompositeAugmentation.CopyPaste options, int image, LabeledImage source, ref ItemRandom random)
    {
        int side = options.SizePixels;
        double scale = random.NextUniform(options.LeastScale, options.MostScale) * side / Math.Max(source.Image.WidthPixels, source.Image.HeightPixels);
        PlaceFlip flip = random.NextDouble() < options.Flip ? PlaceFlip.Horizontal : PlaceFlip.None;
        var tile = Tile.Of(image, source, Sides.Scaled(source.Image.WidthPixels, scale), Sides.Scaled(source.Image.HeightPixels, scale), flip);
        return (tile, Offset(side, tile.Width, ref random), Offset(side, tile.Height, ref random));
    }

    private static int Offset(int side, int tile, ref ItemRandom random) => side >= tile ? random.NextIndex(side - tile + 1) : -random.NextIndex(tile - side + 1);

    /// <summary>The objects that may be pasted: of a wanted class, with a mask, and with enough of it in the square to be kept.</summary>
    private static List<int> Candidates(CompositeAugmentation.CopyPaste options, Tile tile, PixelWindow shown)
    {
        if (tile.Content.Masks is not { } masks) return [];
        int[] whole = tile.MaskPixels(), inside = new int[whole.Length];
        var windows = new PixelWindow[whole.Length];
        PixelWindow within = shown.And(new PixelWindow(0, 0, tile.Width, tile.Height));
        for (int row = within.Top; row < within.Bottom; row++)
        {
            for (int column = within.Left; column < within.Right; column++)
            {
                int each = masks.Values[row * tile.Width + column] - 1;
                if (each < 0 || each >= whole.Length) continue;
                var pixel = PixelWindow.At(column, row, 1, 1);
                PixelWindow box = windows[each];
                windows[each] = inside[each]++ == 0
                    ? pixel
                    : new PixelWindow(Math.Min(box.Left, column), Math.Min(box.Top, row), Math.Max(box.Right, column + 1), Math.Max(box.Bottom, row + 1));
            }
        }

        bool Fits(int each) => inside[each] > 0
            && inside[each] >= options.LeastShareVisible * whole[each]
            && Math.Min(windows[each].Width, windows[each].Height) >= options.LeastSidePixels
            && (options.Labels.IsDefaultOrEmpty || options.Labels.Contains(tile.Content.Boxes[each].Label));
        return [.. Enumerable.Range(0, whole.Length).Where(Fits)];
    }
}
