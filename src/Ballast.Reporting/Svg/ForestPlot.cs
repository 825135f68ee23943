namespace Ballast.Reporting;

/// <summary>Scores with their intervals on one axis, a small picture a row.</summary>
internal sealed class ForestPlot
{
    private const int WidthPixels = 216;
    private const int RowHeightPixels = 44;
    private const int HeaderHeightPixels = 20;
    private const int MarginPixels = 10;

    private readonly LinearScale scale;
    private readonly double reference;

    /// <param name="scores">All scores the axis must hold.</param>
    /// <param name="reference">Where the dashed line stands; NaN for none.</param>
    internal ForestPlot(IReadOnlyCollection<Score> scores, double reference)
    {
        IEnumerable<double> ends = scores.SelectMany(score => new[] { score.Value, score.Low, score.High }).Append(reference);
        scale = new LinearScale(LinearScale.Covering(ends, 0.04), (MarginPixels, WidthPixels - MarginPixels));
        this.reference = reference;
    }

    private double[] Ticks => scale.Ticks(5);

    /// <summary>The axis, for the column's head.</summary>
    internal Html Axis() => Html.Of($"""
        <svg class="axis" width="{WidthPixels}" height="{HeaderHeightPixels}" viewBox="0 0 {WidthPixels} {HeaderHeightPixels}" aria-hidden="true">{Html.Each(Ticks, Tick)}</svg>
        """);

    /// <summary>One row.</summary>
    /// <param name="run">The run; its kind decides the marker.</param>
    /// <param name="tone">A style class: <c>up</c>, <c>down</c>, <c>plain</c> or <c>base</c>.</param>
    internal Html Row(ReportRun run, string tone)
    {
        Score score = run.Scores!.MacroF1;
        double middle = RowHeightPixels / 2.0;
        return Html.Of($"""
            {Rules()}<svg width="{WidthPixels}" height="{RowHeightPixels}" viewBox="0 0 {WidthPixels} {RowHeightPixels}" role="img" aria-label="{Spoken(run, score)}">{Whisker(score, tone, middle)}{Html.Each(run.Scores.MacroF1BySeed, seed => SeedDot(seed, middle + 13))}{Marker(run, tone, scale[score.Value], middle)}</svg>
            """);
    }

    private static string Spoken(ReportRun run, Score score) => score.HasInterval
        ? $"{run.Name}: {Figures.Score(score.Value)}, 95 % interval {Figures.Score(score.Low)} to {Figures.Score(score.High)}"
        : $"{run.Name}: {Figures.Score(score.Value)}";

    private Html Tick(double value) => Html.Of($"""<text x="{scale[value]}" y="14" text-anchor="middle">{Figures.Short(value)}</text>""");

    private Html Grid(double value) => Html.Of($"""<line class="grid" x1="{scale[value]}" x2="{scale[value]}" y1="0" y2="1"/>""");

    private Html ReferenceLine() => double.IsFinite(reference)
        ? Html.Of($"""<line class="reference" x1="{scale[reference]}" x2="{scale[reference]}" y1="0" y2="1"/>""")
        : Html.Empty;

    /// <summary>The upright lines, stretched to the height of the row, so that they run through the table.</summary>
    private Html Rules() => Html.Of($"""
        <svg class="rules" width="{WidthPixels}" viewBox="0 0 {WidthPixels} 1" preserveAspectRatio="none" aria-hidden="true">{Html.Each(Ticks, Grid)}{ReferenceLine()}</svg>
        """);

    private Html Whisker(Score score, string tone, double y)
    {
        if (!score.HasInterval) return Html.Empty;
        (double low, double high) = (scale[score.Low], scale[score.High]);
        return Html.Of($"""<path class="whisker {tone}" d="M{low} {y - 4}V{y + 4}M{low} {y}H{high}M{high} {y - 4}V{y + 4}"/>""");
    }

    private Html SeedDot(double value, double y) => double.IsFinite(value)
        ? Html.Of($"""<circle class="seed" cx="{scale[value]}" cy="{y}" r="1.8"/>""")
        : Html.Empty;

    private static Html Marker(ReportRun run, string tone, double x, double y) => run.Kind switch
    {
        ReportRunKind.Baseline => Html.Of($"""<rect class="marker {tone}" x="{x - 4.5}" y="{y - 4.5}" width="9" height="9"/>"""),
        ReportRunKind.OnBaselinePredictions => Html.Of($"""<circle class="marker hollow {tone}" cx="{x}" cy="{y}" r="4.5"/>"""),
        ReportRunKind.Control => Html.Of($"""<path class="marker {tone}" d="M{x} {y - 5.5}L{x + 5.5} {y}L{x} {y + 5.5}L{x - 5.5} {y}Z"/>"""),
        _ => Html.Of($"""<circle class="marker {tone}" cx="{x}" cy="{y}" r="5"/>"""),
    };
}
