using SkiaSharp;

namespace Ballast.Reporting;

/// <summary>Text of one size and weight on a contact sheet.</summary>
/// <param name="pixels">The size.</param>
/// <param name="weight">How heavy.</param>
internal sealed class SheetText(float pixels, SKFontStyle weight)
{
    /// <summary>From one line to the next.</summary>
    internal float LineHeight => (float)Math.Ceiling(pixels * 1.35f);

    internal float Width(string text) => With(text, font => font.MeasureText(text));

    /// <summary>Writes a line whose top is at <paramref name="y"/>.</summary>
    internal void Draw(SKCanvas canvas, string text, float x, float y, SKColor color)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        _ = With(text, font =>
        {
            canvas.DrawText(text, x, y + (LineHeight - font.Metrics.Descent - font.Metrics.Ascent) / 2, SKTextAlign.Left, font, paint);
            return 0f;
        });
    }

    /// <summary>A text cut to a width, with … where it was longer.</summary>
    internal string Fit(string text, float width)
    {
        if (Width(text) <= width) return text;
        int length = text.Length;
        while (length > 0 && Width(text[..length].TrimEnd() + "…") > width) length--;
        return text[..length].TrimEnd() + "…";
    }

    /// <summary>A text broken at spaces over a number of lines; the last is cut.</summary>
    internal IReadOnlyList<string> Wrap(string text, float width, int most)
    {
        var lines = new List<string>();
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int at = 0;
        while (at < words.Length && lines.Count < most)
        {
            int end = at + 1;
            while (end < words.Length && Width(string.Join(' ', words[at..(end + 1)])) <= width) end++;
            bool isLast = lines.Count == most - 1;
            lines.Add(Fit(string.Join(' ', isLast ? words[at..] : words[at..end]), width));
            at = end;
        }

        return lines;
    }

    private float With(string text, Func<SKFont, float> use)
    {
        using SKTypeface typeface = SKTypeface.FromFamilyName(ChartStyle.NameFor(text), weight);
        using var font = new SKFont(typeface, pixels) { Edging = SKFontEdging.Antialias, Subpixel = true };
        return use(font);
    }
}
