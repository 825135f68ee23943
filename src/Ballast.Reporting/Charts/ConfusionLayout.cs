using ScottPlot;
using SkiaSharp;

namespace Ballast.Reporting;

/// <summary>Sizes of a confusion matrix on paper: square cells, room for the longest name.</summary>
internal sealed class ConfusionLayout
{
    private const float PointsPerInch = 72;

    /// <param name="names">The names as drawn.</param>
    /// <param name="largest">The largest count.</param>
    /// <param name="title">The title; empty for none.</param>
    internal ConfusionLayout(string[] names, int largest, string title)
    {
        int classes = names.Length;
        float cell = classes <= 4 ? 48 : classes <= 12 ? 34 : classes <= 24 ? 25 : 20;
        NamePoints = classes <= 12 ? ChartStyle.TextPoints : classes <= 24 ? 7 : 6.5f;
        int digits = largest.ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
        CountPoints = Math.Min(NamePoints, cell * 0.86f / (0.64f * digits));
        float longest = names.Max(name => Width(name, NamePoints));
        RotatesNames = longest > cell - 4;

        float left = longest + 28;
        float bottom = (RotatesNames ? longest : NamePoints * 1.4f) + 28;
        float top = title.Length > 0 ? 28 : 10;
        float side = classes * cell;
        float right = 12;
        // The title stands centred above the cells; what it lacks is added on both sides.
        float overhang = Width(title, ChartStyle.TitlePoints) * 0.56f - side / 2;
        right = Math.Max(right, overhang);
        left = Math.Max(left, overhang);
        Padding = new PixelPadding(left, right, bottom, top);
        WidthInches = (left + side + right) / PointsPerInch;
        HeightInches = (bottom + side + top) / PointsPerInch;
    }

    internal PixelPadding Padding { get; }

    internal double WidthInches { get; }

    internal double HeightInches { get; }

    internal float NamePoints { get; }

    internal float CountPoints { get; }

    internal bool RotatesNames { get; }

    private static float Width(string text, float points)
    {
        using SKTypeface typeface = SKTypeface.FromFamilyName(ChartStyle.NameFor(text));
        using SKFont font = new(typeface, points);
        return font.MeasureText(text);
    }
}
