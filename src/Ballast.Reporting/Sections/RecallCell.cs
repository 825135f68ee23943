using System.Globalization;

namespace Ballast.Reporting;

/// <summary>A recall with its shade: the change against doing nothing.</summary>
internal static class RecallCell
{
    internal static Html Render(Score recall, double reference)
    {
        double change = recall.Value - reference;
        string interval = recall.HasInterval ? $"95 % interval {Figures.Score(recall.Low)} to {Figures.Score(recall.High)}" : "";
        string against = double.IsFinite(change) ? $"{Figures.Signed(change)} against doing nothing" : "";
        string title = string.Join("; ", new[] { against, interval }.Where(part => part.Length > 0));
        if (!double.IsFinite(change) || Math.Abs(change) < 0.005)
            return Html.Of($"""<td class="number" title="{title}">{Figures.Short(recall.Value)}</td>""");
        // A change of a third of all images of a class has the full shade.
        string shade = Math.Clamp(Math.Abs(change) / 0.33, 0.12, 1).ToString("0.##", CultureInfo.InvariantCulture);
        return Html.Of($"""
            <td class="number shade {(change > 0 ? "rise" : "fall")}" style="--shade:{shade}" title="{title}">{Figures.Short(recall.Value)}</td>
            """);
    }
}
