using System.Globalization;
using Ballast.Core;
using SkiaSharp;

namespace Ballast.Reporting;

/// <summary>Draws pictures side by side, with boxes, class names and captions, as one PNG to look at.</summary>
public static class ContactSheet
{
    private const int Margin = 20, Gap = 14, TextGap = 6;
    private const long MostPixels = 100_000_000;

    private static readonly SheetText Title = new(20, SKFontStyle.Bold), Legend = new(14, SKFontStyle.Normal), Caption = new(14, SKFontStyle.Bold), Detail = new(12.5f, SKFontStyle.Normal);

    /// <summary>The content of the PNG file.</summary>
    /// <param name="content">What to show.</param>
    /// <exception cref="BallastException">There is nothing to show, or the sheet would have more than 100 million pixels.</exception>
    public static byte[] Render(ContactSheetContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Groups.All(group => group.IsEmpty)) throw new BallastException("There is no picture for the contact sheet.");
        int columns = Math.Min(content.Columns, content.Groups.Max(group => group.Length));
        ContactTile[][] rows = [.. content.Groups.SelectMany(group => group.Chunk(columns))];
        int[] pictures = [.. rows.Select(row => row.Max(tile => SheetPicture.HeightOf(tile, content.TilePixels)))];
        int width = 2 * Margin + columns * content.TilePixels + (columns - 1) * Gap;
        IReadOnlyList<(float X, float Y, int Class)> legend = LegendOf(content, width - 2 * Margin, out float legendHeight);
        float top = Margin + Title.LineHeight + 6 + legendHeight + 8;
        int height = (int)top + pictures.Sum() + rows.Length * TextHeight + (rows.Length - 1) * Gap + Margin;
        if ((long)width * height > MostPixels)
            throw new BallastException(string.Create(CultureInfo.InvariantCulture, $"The contact sheet would have {width} x {height} pixels; {MostPixels:N0} pixels are allowed. Show fewer images or methods, or smaller ones."));

        using SKSurface surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        SKCanvas canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        Title.Draw(canvas, Title.Fit(content.Title, width - 2 * Margin), Margin, Margin, SheetColors.Ink);
        foreach ((float x, float y, int label) in legend) DrawLegend(canvas, content.Classes[label], Margin + x, Margin + Title.LineHeight + 6 + y, SheetColors.Of(label));
        for (int row = 0; row < rows.Length; row++)
        {
            for (int i = 0; i < rows[row].Length; i++)
            {
                float x = Margin + i * (content.TilePixels + Gap);
                new SheetPicture(rows[row][i], content.Classes, content.TilePixels, pictures[row]).Draw(canvas, x, top);
                Write(canvas, rows[row][i], x, top + pictures[row] + TextGap, content.TilePixels);
            }

            top += pictures[row] + TextHeight + Gap;
        }

        using SKImage image = surface.Snapshot();
        using SKData png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static int TextHeight => TextGap + (int)(Caption.LineHeight + 2 * Detail.LineHeight);

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
