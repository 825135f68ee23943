using Ballast.Core;
using Ballast.Metrics;

namespace Ballast.Reporting;

/// <summary>A confusion matrix as a grid: shade = share of the true class, number = samples.</summary>
internal static class ConfusionGrid
{
    private const int FewClasses = 6;

    /// <summary>Up to here the numbers stay readable when the grid shrinks to the width of a phone.</summary>
    private const int MostFitting = 12;
    private const int LongestName = 17;
    private const double LetterPixels = 6.1;

    internal static Html Render(ConfusionMatrix counts, ClassNames classes, string label)
    {
        int count = classes.Count;
        bool slanted = count <= FewClasses;
        double cell = slanted ? 40 : 24;
        int longest = Math.Min(LongestName, classes.Max(name => name.Length));
        double left = 24 + longest * LetterPixels;
        // A slanted name is as high as it leans out to the right of the grid.
        double lean = longest * LetterPixels * 0.71;
        double top = 22 + (slanted ? lean : longest * LetterPixels);
        double width = left + count * cell + (slanted ? lean : 6);
        double height = top + count * cell + 4;
        return Html.Of($"""
            <svg class="confusion {(count <= MostFitting ? "fits" : "")}" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" aria-label="{label}"><text class="side" x="{left + count * cell / 2}" y="10" text-anchor="middle">Predicted</text><text class="side" transform="translate(10 {top + count * cell / 2}) rotate(-90)" text-anchor="middle">True</text>{Html.Each(Enumerable.Range(0, count), Names)}{Html.Each(Enumerable.Range(0, count), Row)}<rect class="frame" x="{left}" y="{top}" width="{count * cell}" height="{count * cell}"/></svg>
            """);

        Html Names(int at)
        {
            string name = Shortened.To(classes[at], LongestName);
            double middle = (at + 0.5) * cell;
            int angle = slanted ? -45 : -90;
            double x = left + middle + (slanted ? 0 : 4);
            return Html.Of($"""
                <text x="{left - 6}" y="{top + middle + 4}" text-anchor="end">{name}<title>{classes[at]}</title></text><text transform="translate({x} {top - 6}) rotate({angle})">{name}<title>{classes[at]}</title></text>
                """);
        }

        Html Row(int actual) =>
            Html.Each(Enumerable.Range(0, count).Where(predicted => counts[actual, predicted] > 0), predicted => Cell(actual, predicted));

        Html Cell(int actual, int predicted)
        {
            int number = counts[actual, predicted];
            int total = counts.TruthCounts[actual];
            double share = (double)number / total;
            double x = left + predicted * cell;
            double y = top + actual * cell;
            string kind = actual == predicted ? "right" : "wrong";
            string text = share > 0.5 ? "over" : "under";
            return Html.Of($"""
                <g><title>{classes[actual]} predicted as {classes[predicted]}: {number} of {Figures.Count(total)}</title><rect class="{kind}" x="{x}" y="{y}" width="{cell}" height="{cell}" fill-opacity="{Opacity(share)}"/><text class="{text}" x="{x + cell / 2}" y="{y + cell / 2 + 3.8}" text-anchor="middle"{Squeeze(number, cell)}>{number}</text></g>
                """);
        }
    }

    /// <summary>Any count above 0 is visible; the jump at one half keeps the number readable on both sides of it.</summary>
    private static double Opacity(double share) => share > 0.5 ? 0.8 + 0.2 * share : 0.08 + 0.5 * share;

    private static Html Squeeze(int number, double cell)
    {
        int digits = (int)Math.Log10(number) + 1;
        return digits * 6.6 > cell - 3 ? Html.Of($""" textLength="{cell - 4}" lengthAdjust="spacingAndGlyphs" """) : Html.Empty;
    }
}
