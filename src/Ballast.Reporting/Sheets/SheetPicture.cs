using System.Collections.Immutable;
using SkiaSharp;

namespace Ballast.Reporting;

/// <summary>A picture of a contact sheet with its boxes, outlines and class names.</summary>
internal sealed class SheetPicture
{
    private const int ManyBoxes = 10;

    private static readonly SheetText Names = new(12, SKFontStyle.Bold);

    private readonly ContactTile tile;
    private readonly ImmutableArray<string> classes;
    private readonly float scale;
    private readonly SKRect frame;

    /// <param name="tile">The picture.</param>
    /// <param name="classes">The names of the classes.</param>
    /// <param name="side">Its longest side on the sheet; it stands in the middle of this width.</param>
    /// <param name="bottom">Where it ends below, so that the captions of a row stand close under their pictures.</param>
    internal SheetPicture(ContactTile tile, ImmutableArray<string> classes, int side, int bottom)
    {
        (this.tile, this.classes) = (tile, classes);
        scale = (float)side / Math.Max(tile.WidthPixels, tile.HeightPixels);
        float width = tile.WidthPixels * scale, height = tile.HeightPixels * scale;
        frame = SKRect.Create((side - width) / 2, bottom - height, width, height);
    }

    internal static int HeightOf(ContactTile tile, int side) => (int)Math.Ceiling((double)side * tile.HeightPixels / Math.Max(tile.WidthPixels, tile.HeightPixels));

    internal void Draw(SKCanvas canvas, float x, float y)
    {
        canvas.Save();
        canvas.Translate(x, y);
        using (SKImage image = Pixels())
        {
            SKSamplingOptions sampling = scale >= 1 ? new(SKCubicResampler.CatmullRom) : new(SKFilterMode.Linear, SKMipmapMode.Linear);
            canvas.DrawImage(image, frame, sampling);
        }

        using (var line = new SKPaint { Color = SheetColors.Line, IsStroke = true, StrokeWidth = 1, IsAntialias = true }) canvas.DrawRect(frame, line);
        canvas.ClipRect(frame);
        HashSet<int> outlined = DrawOutlines(canvas);
        for (int i = 0; i < tile.Marks.Length; i++)
        {
            using SKPath box = new();
            box.AddRect(Place(tile.Marks[i]));
            // A box around an outline steps back, or the two lines hide each other.
            Stroke(canvas, box, SheetColors.Of(tile.Marks[i].Class), outlined.Contains(i) ? 1 : 2);
        }

        DrawNames(canvas);
        canvas.Restore();
    }

    private static void Stroke(SKCanvas canvas, SKPath path, SKColor color, float width)
    {
        using var halo = new SKPaint { Color = SKColors.Black.WithAlpha(110), IsStroke = true, StrokeWidth = width + 1.5f, IsAntialias = true };
        using var line = new SKPaint { Color = color, IsStroke = true, StrokeWidth = width, IsAntialias = true };
        canvas.DrawPath(path, halo);
        canvas.DrawPath(path, line);
    }

    private SKImage Pixels()
    {
        byte[] rgba = new byte[4 * tile.WidthPixels * tile.HeightPixels];
        ReadOnlySpan<byte> rgb = tile.Rgb.Span;
        for (int from = 0, to = 0; to < rgba.Length; from += 3, to += 4)
        {
            rgb.Slice(from, 3).CopyTo(rgba.AsSpan(to));
            rgba[to + 3] = 255;
        }

        return SKImage.FromPixelCopy(new SKImageInfo(tile.WidthPixels, tile.HeightPixels, SKColorType.Rgba8888, SKAlphaType.Opaque), rgba);
    }

    private SKRect Place(ContactMark mark) => SKRect.Create(
        frame.Left + (float)mark.Left * scale, frame.Top + (float)mark.Top * scale, (float)mark.Width * scale, (float)mark.Height * scale);

    /// <summary>Draws the borders between a mask's pixels and all others; gives the boxes that have a mask.</summary>
    private HashSet<int> DrawOutlines(SKCanvas canvas)
    {
        ReadOnlySpan<ushort> masks = tile.Masks.Span;
        var paths = new Dictionary<int, SKPath>();
        for (int at = 0; at < masks.Length; at++)
        {
            if (masks[at] == 0 || masks[at] > tile.Marks.Length) continue;
            int x = at % tile.WidthPixels, y = at / tile.WidthPixels;
            if (!paths.TryGetValue(masks[at] - 1, out SKPath? path)) paths[masks[at] - 1] = path = new SKPath();
            if (x == 0 || masks[at - 1] != masks[at]) Line(path, x, y, x, y + 1);
            if (x == tile.WidthPixels - 1 || masks[at + 1] != masks[at]) Line(path, x + 1, y, x + 1, y + 1);
            if (y == 0 || masks[at - tile.WidthPixels] != masks[at]) Line(path, x, y, x + 1, y);
            if (y == tile.HeightPixels - 1 || masks[at + tile.WidthPixels] != masks[at]) Line(path, x, y + 1, x + 1, y + 1);
        }

        foreach ((int mark, SKPath path) in paths)
        {
            Stroke(canvas, path, SheetColors.Of(tile.Marks[mark].Class), 2);
            path.Dispose();
        }

        return [.. paths.Keys];
    }

    private void Line(SKPath path, int fromX, int fromY, int toX, int toY)
    {
        path.MoveTo(frame.Left + fromX * scale, frame.Top + fromY * scale);
        path.LineTo(frame.Left + toX * scale, frame.Top + toY * scale);
    }

    /// <summary>
    /// Names boxes, the largest first, where there is room beside the other names; a box without room is told by its colour. Where there are many boxes, names would hide the picture: then only
    /// the largest of each class are named.
    /// </summary>
    private void DrawNames(SKCanvas canvas)
    {
        IEnumerable<ContactMark> named = tile.Marks.OrderByDescending(mark => mark.Width * mark.Height);
        if (tile.Marks.Length > ManyBoxes) named = named.GroupBy(mark => mark.Class).SelectMany(group => group.Take(2));
        var taken = new List<SKRect>();
        foreach (ContactMark mark in named)
        {
            string name = Names.Fit(classes[mark.Class], frame.Width - 8);
            if (Room(Place(mark), Names.Width(name) + 8, taken) is not { } place) continue;
            taken.Add(place);
            SKColor color = SheetColors.Of(mark.Class);
            using var fill = new SKPaint { Color = color, IsAntialias = true };
            canvas.DrawRect(place, fill);
            Names.Draw(canvas, name, place.Left + 4, place.Top, SheetColors.TextOn(color));
        }
    }

    /// <summary>A place for a name: above the box, below it, beside it, and within it only where it leaves most of it in sight.</summary>
    private SKRect? Room(SKRect box, float width, List<SKRect> taken)
    {
        float height = Names.LineHeight, left = Math.Clamp(box.Left, frame.Left, Math.Max(frame.Left, frame.Right - width));
        List<SKPoint> corners = [new(left, box.Top - height), new(left, box.Bottom), new(box.Right, box.Top), new(box.Left - width, box.Top)];
        if (box.Height > 3 * height) corners.AddRange([new(left, box.Top), new(left, box.Bottom - height)]);
        foreach (SKPoint corner in corners)
        {
            SKRect place = SKRect.Create(corner.X, corner.Y, width, height);
            if (place.Left >= frame.Left && place.Top >= frame.Top && place.Right <= frame.Right && place.Bottom <= frame.Bottom && !taken.Any(place.IntersectsWith)) return place;
        }

        return null;
    }
}
