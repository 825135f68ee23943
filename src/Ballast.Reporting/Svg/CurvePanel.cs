using System.Globalization;

namespace Ballast.Reporting;

/// <summary>One small line chart of measurements by epoch.</summary>
internal sealed class CurvePanel
{
    private const int WidthPixels = 178;
    private const int HeightPixels = 132;
    private const int LeftPixels = 32;
    private const int BottomPixels = 20;
    private const int TopPixels = 8;

    private readonly LinearScale x;
    private readonly LinearScale y;
    private readonly string label;

    internal CurvePanel(string label, int epochs, (double From, double To) values)
    {
        this.label = label;
        x = new LinearScale((1, Math.Max(2, epochs)), (LeftPixels, WidthPixels - 8));
        y = new LinearScale(values, (HeightPixels - BottomPixels, TopPixels));
    }

    internal Html Render(IEnumerable<Html> lines) => Html.Of($"""
        <svg class="curves" width="{WidthPixels}" height="{HeightPixels}" viewBox="0 0 {WidthPixels} {HeightPixels}" role="img" aria-label="{label}">{Html.Each(y.Ticks(4), Row)}{Html.Each(x.Ticks(5).Where(tick => tick == Math.Floor(tick) && tick >= 1), Column)}{Html.Join(lines)}</svg>
        """);

    /// <summary>A line through the finite values, broken where there are none.</summary>
    internal Html Line(IEnumerable<(int Epoch, double Value)> points, string style)
    {
        List<string> path = [];
        bool drawing = false;
        foreach ((int epoch, double value) in points)
        {
            if (double.IsFinite(value))
                path.Add(string.Create(CultureInfo.InvariantCulture, $"{(drawing ? 'L' : 'M')}{x[epoch]:0.##} {y[Math.Clamp(value, y.From, y.To)]:0.##}"));
            drawing = double.IsFinite(value);
        }

        return Html.Of($"""<path class="line {style}" d="{string.Concat(path)}"/>""");
    }

    /// <summary>A dot at one epoch.</summary>
    internal Html Dot(int epoch, double value, string style) => double.IsFinite(value)
        ? Html.Of($"""<circle class="dot {style}" cx="{x[epoch]}" cy="{y[Math.Clamp(value, y.From, y.To)]}" r="3"/>""")
        : Html.Empty;

    private Html Row(double value) => Html.Of($"""
        <line class="grid" x1="{LeftPixels}" x2="{WidthPixels - 8}" y1="{y[value]}" y2="{y[value]}"/><text x="{LeftPixels - 5}" y="{y[value] + 3.5}" text-anchor="end">{value.ToString("0.##", CultureInfo.InvariantCulture)}</text>
        """);

    private Html Column(double value) => Html.Of($"""<text x="{x[value]}" y="{HeightPixels - 5}" text-anchor="middle">{(int)value}</text>""");
}
