using System.Collections.Immutable;

namespace Ballast.Vision;

/// <summary>An image brought to the size and direction in which it goes into a composite.</summary>
/// <param name="Image">Its place among the images of the composite.</param>
/// <param name="Content">Pixels, boxes within the frame, masks.</param>
/// <param name="ScaleX">Pixels of the tile a pixel of the source.</param>
/// <param name="ScaleY">Pixels of the tile a pixel of the source.</param>
/// <param name="Flip">Whether it was mirrored.</param>
internal sealed record Tile(int Image, LabeledImage Content, double ScaleX, double ScaleY, PlaceFlip Flip)
{
    /// <summary>The left edge in the source, for a tile that is a crop of it.</summary>
    internal double OriginX { get; init; }

    /// <summary>The top edge in the source, for a tile that is a crop of it.</summary>
    internal double OriginY { get; init; }

    internal int Width => Content.Image.WidthPixels;

    internal int Height => Content.Image.HeightPixels;

    internal static Tile Of(int image, LabeledImage source, int width, int height, PlaceFlip flip = PlaceFlip.None)
    {
        int fromWidth = source.Image.WidthPixels, fromHeight = source.Image.HeightPixels;
        double scaleX = (double)width / fromWidth, scaleY = (double)height / fromHeight;
        bool isSameSize = width == fromWidth && height == fromHeight, isFlipped = flip == PlaceFlip.Horizontal;
        RgbImage pixels = isSameSize ? source.Image : source.Image.Resize(width, height);
        if (isFlipped)
        {
            if (isSameSize) pixels = new RgbImage(width, height, [.. pixels.Pixels]);
            Geometry.Flip(pixels.Pixels, width);
        }

        LabeledBox Moved(LabeledBox each)
        {
            PixelBox within = each.Box.Within(fromWidth, fromHeight);
            double x = within.X * scaleX, boxWidth = within.Width * scaleX;
            return each with { Box = new PixelBox(isFlipped ? width - x - boxWidth : x, within.Y * scaleY, boxWidth, within.Height * scaleY) };
        }

        ImmutableArray<LabeledBox> boxes = [.. source.Boxes.Select(Moved)];
        MaskMap? masks = source.Masks is null || (isSameSize && !isFlipped) ? source.Masks : Nearest(source.Masks, width, height, isFlipped);
        return new Tile(image, new LabeledImage(pixels, boxes, masks), scaleX, scaleY, flip);
    }

    /// <summary>The part of the source that a window of the tile shows.</summary>
    internal PixelBox SourceOf(PixelWindow window)
    {
        double left = Flip == PlaceFlip.Horizontal ? Width - window.Right : window.Left;
        return new PixelBox(OriginX + left / ScaleX, OriginY + window.Top / ScaleY, window.Width / ScaleX, window.Height / ScaleY);
    }

    /// <summary>How many pixels of the mask each object has.</summary>
    internal int[] MaskPixels()
    {
        int[] counts = new int[Content.Boxes.Length];
        if (Content.Masks is not { } masks) return counts;
        foreach (ushort value in masks.Values)
            if (value > 0 && value <= counts.Length)
                counts[value - 1]++;
        return counts;
    }

    private static MaskMap Nearest(MaskMap source, int width, int height, bool isFlipped)
    {
        ushort[] values = new ushort[width * height];
        int[] columns = new int[width];
        for (int x = 0; x < width; x++) columns[isFlipped ? width - 1 - x : x] = (int)((2L * x + 1) * source.WidthPixels / (2L * width));
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<ushort> from = source.Values.AsSpan((int)((2L * y + 1) * source.HeightPixels / (2L * height)) * source.WidthPixels, source.WidthPixels);
            Span<ushort> to = values.AsSpan(y * width, width);
            for (int x = 0; x < width; x++) to[x] = from[columns[x]];
        }

        return new MaskMap(width, height, values);
    }
}
