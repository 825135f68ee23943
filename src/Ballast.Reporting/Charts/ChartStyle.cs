using System.Collections.Frozen;
using ScottPlot;
using SkiaSharp;

namespace Ballast.Reporting;

/// <summary>The look of all PNG charts: fonts, sizes in points, colours that colour-blind readers tell apart.</summary>
internal static class ChartStyle
{
    internal const float TextPoints = 8;
    internal const float TitlePoints = 9.5f;

    /// <summary>Blue and orange of Okabe and Ito's palette, which all common kinds of colour vision tell apart.</summary>
    internal static readonly Color Blue = Color.FromHex("#0072B2");
    internal static readonly Color Orange = Color.FromHex("#D55E00");
    internal static readonly Color Ink = Color.FromHex("#1A1F26");
    internal static readonly Color Muted = Color.FromHex("#59636F");
    internal static readonly Color Grid = Color.FromHex("#E3E7EB");

    private static readonly Lazy<string> Font = new(ChooseFont);

    internal static Plot NewPlot(string title)
    {
        Plot plot = new();
        plot.FigureBackground.Color = Colors.White;
        plot.DataBackground.Color = Colors.White;
        plot.Font.Set(Font.Value);
        if (title.Length > 0) plot.Axes.Title.Label.Text = title;
        plot.Axes.Title.IsVisible = title.Length > 0;
        plot.Axes.Title.VerticalPadding = 12;
        plot.Axes.Title.Label.FontName = NameFor(title);
        plot.Axes.Title.Label.FontSize = TitlePoints;
        plot.Axes.Title.Label.Bold = true;
        plot.Axes.Title.Label.ForeColor = Ink;
        plot.Grid.MajorLineColor = Grid;
        plot.Grid.MajorLineWidth = 0.5f;
        foreach (IAxis axis in new IAxis[] { plot.Axes.Left, plot.Axes.Bottom }) Style(axis);
        plot.Axes.Top.IsVisible = false;
        // Room for the half of the last tick's number that stands right of the axis.
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Right.MinimumSize = 12;
        return plot;
    }

    internal static void StyleLegend(Plot plot, Alignment alignment)
    {
        Legend legend = plot.ShowLegend(alignment);
        legend.FontSize = TextPoints;
        legend.FontName = Font.Value;
        legend.FontColor = Ink;
        legend.OutlineWidth = 0;
        legend.ShadowColor = Colors.Transparent;
        legend.BackgroundColor = Colors.White.WithAlpha(0.85);
    }

    /// <summary>The chart font, or one of the machine that has the letters of the text.</summary>
    internal static string NameFor(string text) => text.All(letter => letter < 0x2E80) ? Font.Value : Fonts.Detect(text) ?? Font.Value;

    private static void Style(IAxis axis)
    {
        axis.FrameLineStyle.Width = 0.7f;
        axis.FrameLineStyle.Color = Muted;
        axis.MajorTickStyle.Width = 0.7f;
        axis.MajorTickStyle.Length = 3;
        axis.MajorTickStyle.Color = Muted;
        axis.MinorTickStyle.Length = 0;
        axis.TickLabelStyle.FontSize = TextPoints;
        axis.TickLabelStyle.ForeColor = Ink;
        axis.Label.FontSize = TextPoints + 0.5f;
        axis.Label.Bold = false;
        axis.Label.ForeColor = Ink;
    }

    private static string ChooseFont()
    {
        FrozenSet<string> present = SKFontManager.Default.FontFamilies.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        string[] wanted = ["DejaVu Sans", "Liberation Sans", "Noto Sans", "Arial", "Helvetica", "Segoe UI"];
        return wanted.FirstOrDefault(present.Contains) ?? Fonts.Default;
    }
}
