using SkiaSharp;

namespace Ballast.Reporting;

/// <summary>The critical-difference diagram: mean ranks on an axis, techniques that Nemenyi's test does not tell apart joined by a bar.</summary>
/// <remarks>J. Demšar, Statistical comparisons of classifiers over multiple data sets, Journal of Machine Learning Research 7 (2006) 1–30, figure 1.</remarks>
public static class CriticalDifferenceChart
{
    private const int WidthPixels = 2100;
    private const float TextSize = 12;

    private const string Style =
        "text{font:12px sans-serif;fill:#1a1f26}.cd-axis{stroke:#1a1f26;stroke-width:1.2}.cd-thin{stroke:#59636f;stroke-width:.8}.cd-clique{stroke:#0a5c99;stroke-width:4;stroke-linecap:round}path{fill:none}";

    /// <summary>The diagram as a file of its own.</summary>
    /// <param name="seeds">A comparison with ranks.</param>
    /// <exception cref="ArgumentException">The comparison has no ranks.</exception>
    public static string ToSvg(SeedComparison seeds)
    {
        CriticalDifferenceLayout layout = LayoutOf(seeds);
        double height = layout.Height;
        return Html.Of($"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{layout.Width}" height="{height}" viewBox="0 0 {layout.Width} {height}"><style>{Style}</style><rect width="100%" height="100%" fill="#fff"/>{Marks(layout)}</svg>

            """).Markup;
    }

    /// <summary>Writes the diagram, 300 dots an inch, 7 inches wide.</summary>
    /// <param name="path">The PNG file; its folder is made when missing, a file there is replaced.</param>
    /// <param name="seeds">A comparison with ranks.</param>
    /// <exception cref="ArgumentException">The comparison has no ranks.</exception>
    /// <exception cref="Ballast.Core.BallastException">The file cannot be written.</exception>
    public static void SavePng(string path, SeedComparison seeds)
    {
        CriticalDifferenceLayout layout = LayoutOf(seeds);
        float pixelsAUnit = WidthPixels / (float)layout.Width;
        using SKSurface surface = SKSurface.Create(new SKImageInfo(WidthPixels, (int)(layout.Height * pixelsAUnit)));
        SKCanvas canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        canvas.Scale(pixelsAUnit);
        foreach (CriticalDifferenceLayout.Line line in layout.Lines) Draw(canvas, line);
        using SKTypeface face = SKTypeface.FromFamilyName(ChartStyle.NameFor(""));
        using var font = new SKFont(face, TextSize);
        using var ink = new SKPaint { Color = SKColor.Parse("#1a1f26"), IsAntialias = true };
        foreach (CriticalDifferenceLayout.Word word in layout.Words)
            canvas.DrawText(word.Text, (float)word.X, (float)word.Y, Aligned(word.Place), font, ink);
        using SKImage image = surface.Snapshot();
        using SKData png = image.Encode(SKEncodedImageFormat.Png, 100);
        PngChart.Write(path, png.ToArray());
    }

    /// <summary>The diagram inside a page, which brings the style.</summary>
    internal static Html Inline(SeedComparison seeds)
    {
        CriticalDifferenceLayout layout = LayoutOf(seeds);
        return Html.Of($"""
            <svg class="critical" width="{layout.Width}" height="{layout.Height}" viewBox="0 0 {layout.Width} {layout.Height}" role="img" aria-label="Critical-difference diagram of {seeds.Ranked.Length} techniques">{Marks(layout)}</svg>
            """);
    }

    private static CriticalDifferenceLayout LayoutOf(SeedComparison seeds)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        return seeds.Ranks is null
            ? throw new ArgumentException("The comparison has no ranks: they need two or more blocks and three or more techniques.", nameof(seeds))
            : new CriticalDifferenceLayout(seeds);
    }

    private static Html Marks(CriticalDifferenceLayout layout) => Html.Join([Html.Each(layout.Lines, Line), Html.Each(layout.Words, Word)]);

    private static Html Line(CriticalDifferenceLayout.Line line) =>
        Html.Of($"""<path class="cd-{line.Kind.ToString().ToLowerInvariant()}" d="M{line.X1} {line.Y1}L{line.X2} {line.Y2}"/>""");

    private static Html Word(CriticalDifferenceLayout.Word word) =>
        Html.Of($"""<text x="{word.X}" y="{word.Y}" text-anchor="{word.Place.ToString().ToLowerInvariant()}">{word.Text}</text>""");

    private static void Draw(SKCanvas canvas, CriticalDifferenceLayout.Line line)
    {
        (string colour, float width) = line.Kind switch
        {
            CriticalDifferenceLayout.LineKind.Axis => ("#1a1f26", 1.2f),
            CriticalDifferenceLayout.LineKind.Thin => ("#59636f", 0.8f),
            _ => ("#0a5c99", 4f),
        };
        using var paint = new SKPaint { Color = SKColor.Parse(colour), StrokeWidth = width, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeCap = SKStrokeCap.Round };
        canvas.DrawLine((float)line.X1, (float)line.Y1, (float)line.X2, (float)line.Y2, paint);
    }

    private static SKTextAlign Aligned(CriticalDifferenceLayout.WordPlace place) => place switch
    {
        CriticalDifferenceLayout.WordPlace.Start => SKTextAlign.Left,
        CriticalDifferenceLayout.WordPlace.Middle => SKTextAlign.Center,
        _ => SKTextAlign.Right,
    };
}
