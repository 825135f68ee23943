using System.Collections.Immutable;
using System.Globalization;
using Ballast.Core;
using SkiaSharp;

namespace Ballast.Reporting;

/// <summary>Draws pictures side by side, with boxes, class names and captions, as one PNG to look at.</summary>
public static class ContactSheet
{
    private const int Margin = 20, Gap = 14;
    private const long MostPixels = 100_000_000;

    private static readonly SheetText Title = new(20, SKFontStyle.Bold), Legend = new(14, SKFontStyle.Normal), Caption = new(14, SKFontStyle.Bold), Detail = new(12.5f, SKFontStyle.Normal);

    /// <summary>The content of the PNG file.</summary>
    /// <param name="content">What to show.</param>
    /// <exception cref="BallastException">There is nothing to show, or the sheet would have more than 100 million pixels.</exception>
    public static byte[] Render(ContactSheetContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Groups.All(group => group.IsEmpty)) throw new BallastException("There is no picture for the contact sheet.");
        int columns = Math.Min(content.Columns, content.Groups.Max(group => group.Length)), rows = content.Groups.Sum(group => Rows(group.Length, columns));
        int tileHeight = content.TilePixels + 6 + (int)(Caption.LineHeight + 2 * Detail.LineHeight);
        int width = 2 * Margin + columns * content.TilePixels + (columns - 1) * Gap;
        IReadOnlyList<(float X, float Y, int Class)> legend = LegendOf(content, width - 2 * Margin, out float legendHeight);
        float top = Margin + Title.LineHeight + 6 + legendHeight + 8;
        int height = (int)top + rows * tileHeight + (rows - 1) * Gap + Margin;
        if ((long)width * height > MostPixels)
            throw new BallastException(string.Create(CultureInfo.InvariantCulture, $"The contact sheet would have {width} x {height} pixels; {MostPixels:N0} pixels are allowed. Show fewer images or methods, or smaller ones."));

        using SKSurface surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        SKCanvas canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        Title.Draw(canvas, Title.Fit(content.Title, width - 2 * Margin), Margin, Margin, SheetColors.Ink);
        foreach ((float x, float y, int label) in legend) DrawLegend(canvas, content.Classes[label], Margin + x, Margin + Title.LineHeight + 6 + y, SheetColors.Of(label));
        int first = 0;
        foreach (ImmutableArray<ContactTile> group in content.Groups)
        {
            for (int i = 0; i < group.Length; i++)
            {
                float x = Margin + i % columns * (content.TilePixels + Gap), y = top + (first + i / columns) * (tileHeight + Gap);
                new SheetPicture(group[i], content.Classes, content.TilePixels).Draw(canvas, x, y);
                Write(canvas, group[i], x, y + content.TilePixels + 6, content.TilePixels);
            }

            first += Rows(group.Length, columns);
        }

        using SKImage image = surface.Snapshot();
        using SKData png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static int Rows(int tiles, int columns) => (tiles + columns - 1) / columns;

    private static void Write(SKCanvas canvas, ContactTile tile, float x, float y, int width)
    {
        Caption.Draw(canvas, Caption.Fit(tile.Caption, width), x, y, SheetColors.Ink);
        y += Caption.LineHeight;
        foreach (string line in Detail.Wrap(tile.Detail, width, 2))
        {
            Detail.Draw(canvas, line, x, y, SheetColors.Muted);
            y += Detail.LineHeight;
        }
    }

    private static void DrawLegend(SKCanvas canvas, string name, float x, float y, SKColor color)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawRoundRect(x, y + 3, 13, 13, 2, 2, paint);
        Legend.Draw(canvas, name, x + 19, y, SheetColors.Ink);
    }

    /// <summary>Where the classes that have boxes are named, in as many lines as they need.</summary>
    private static List<(float X, float Y, int Class)> LegendOf(ContactSheetContent content, float width, out float height)
    {
        var places = new List<(float X, float Y, int Class)>();
        (float x, float y) = (0, 0);
        foreach (int label in content.Groups.SelectMany(group => group).SelectMany(tile => tile.Marks).Select(mark => mark.Class).Distinct().Order())
        {
            float needed = 19 + Legend.Width(content.Classes[label]) + 18;
            if (x > 0 && x + needed - 18 > width) (x, y) = (0, y + Legend.LineHeight + 2);
            places.Add((x, y, label));
            x += needed;
        }

        height = places.Count == 0 ? 0 : y + Legend.LineHeight;
        return places;
    }
}
