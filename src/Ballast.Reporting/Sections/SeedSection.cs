using System.Globalization;
using Ballast.Metrics;

namespace Ballast.Reporting;

/// <summary>What the seeds say, and what so many seeds can and cannot show.</summary>
internal static class SeedSection
{
    internal static Html Render(SeedComparison seeds)
    {
        if (seeds.Rows.IsEmpty || seeds.Rows.All(row => row.Interval.Count < 2)) return Html.Empty;
        return Html.Of($"""
            <p class="intro">{Intro(seeds)}</p>
            <p class="intro"><strong>What this can show.</strong> {Limits(seeds)}</p>
            <div class="scroll" tabindex="0" role="region" aria-label="Techniques over seeds">
            <table class="seeds">
            <thead><tr><th scope="col">Technique</th><th scope="col" class="number">Macro-F1, mean</th><th scope="col" class="number">Standard deviation</th><th scope="col" class="number">95 % t-interval</th><th scope="col" class="number">Difference to doing nothing</th><th scope="col" class="number">Paired t-test<span class="sub">p, Holm</span></th><th scope="col" class="number">Signed-rank test<span class="sub">p, Holm</span></th><th scope="col" class="number">Mean rank</th></tr></thead>
            <tbody>
            {Html.Each(seeds.Rows, Row)}</tbody>
            </table>
            </div>
            {Ranks(seeds)}
            """);
    }

    private static Html Row(SeedRow row) => Html.Of($"""
        <tr class="{(row.Kind == ReportRunKind.Baseline ? "baseline" : "")}"><th scope="row"><span class="name">{row.Name}</span></th><td class="number">{Figures.Score(row.Interval.Mean)}</td><td class="number">{Figures.Score(row.Interval.StandardDeviation)}</td><td class="number">{Interval(row.Interval)}</td><td class="number">{Difference(row)}</td><td class="number">{P(row.StudentTest, row.StudentAdjusted)}</td><td class="number">{P(row.SignedRankTest, row.SignedRankAdjusted)}</td><td class="number">{Figures.Short(row.MeanRank)}</td></tr>

        """);

    private static string Interval(SeedInterval interval) => double.IsFinite(interval.Lower) ? $"{Figures.Score(interval.Lower)} to {Figures.Score(interval.Upper)}" : Figures.Missing;

    private static Html Difference(SeedRow row)
    {
        if (row.Kind == ReportRunKind.Baseline) return Html.Of($"""<span class="sub">reference</span>""");
        if (row.Difference is not { } difference) return Html.Of($"{Figures.Missing}");
        Html interval = double.IsFinite(difference.Lower)
            ? Html.Of($"""<span class="sub">{Figures.Signed(difference.Lower)} to {Figures.Signed(difference.Upper)}</span>""")
            : Html.Empty;
        return Html.Of($"{Figures.Signed(difference.Mean)}{interval}");
    }

    private static Html P(PairedTestResult? test, double adjusted) => test is { } result && double.IsFinite(adjusted)
        ? Html.Of($"""{Plain(adjusted)}<span class="sub">alone {Plain(result.PValue)}</span>""")
        : Html.Of($"{Figures.Missing}");

    private static string Plain(double p) => p < 0.001 ? "< 0.001" : p.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Intro(SeedComparison seeds)
    {
        int blocks = seeds.Blocks.Length;
        return $"Each technique was trained {blocks} times: {string.Join("; ", seeds.Blocks.Take(12))}{(blocks > 12 ? " and so on" : "")}. The seed decides the split (where the dataset has none), the starting "
            + "weights, the order of images and what is drawn. The difference is taken block by block and tested against 0; p-values are corrected by Holm for all techniques.";
    }

    private static string Limits(SeedComparison seeds)
    {
        int blocks = seeds.Blocks.Length, comparisons = Math.Max(1, seeds.Comparisons);
        double smallest = WilcoxonSignedRank.SmallestPValue(blocks);
        int alone = Needed(1), all = Needed(comparisons);
        string reach = smallest < RunComparison.Level && Math.Min(1, smallest * comparisons) < RunComparison.Level
            ? $"With {blocks} pairs the signed-rank test can reach p = {Plain(smallest)}, small enough even after the correction for {comparisons} comparisons."
            : $"With {blocks} pairs the signed-rank test cannot go below p = {Plain(smallest)}, whatever the scores: it {(smallest < RunComparison.Level ? "can show one comparison but not" : "cannot show")} "
                + $"a difference at 0.05{(smallest < RunComparison.Level ? $" after the correction for {comparisons}" : "")}; that takes {alone} pairs for one comparison"
                + (comparisons > 1 ? $" and {all} for {comparisons}." : ".");
        return reach + " The t-test can, but takes the differences as drawn from one normal distribution, which so few cannot confirm"
            + $"{(blocks < 6 ? $"; its interval is {Figures.Short(HalfWidth(blocks))} standard deviations wide on either side, so only steady differences stand out" : "")}. "
            + "Seeds of one dataset share images and are not quite independent: p-values are on the small side. Intervals over seeds cover the luck of training; those of the table of "
            + "techniques cover the luck of the test images. A difference to rely on stands in both.";
    }

    /// <summary>How many pairs the signed-rank test needs to reach 0.05 after Holm's first step.</summary>
    private static int Needed(int comparisons)
    {
        int pairs = 1;
        while (WilcoxonSignedRank.SmallestPValue(pairs) * comparisons >= RunComparison.Level) pairs++;
        return pairs;
    }

    /// <summary>t / √n: half the interval's width for a standard deviation of 1.</summary>
    private static double HalfWidth(int pairs)
    {
        double[] unit = [.. Enumerable.Range(0, pairs).Select(i => (double)i)];
        SeedInterval interval = SeedInterval.Of(unit);
        return (interval.Upper - interval.Mean) / interval.StandardDeviation;
    }

    private static Html Ranks(SeedComparison seeds)
    {
        if (seeds.Ranks is not { } ranks) return Html.Empty;
        string[] apart = [.. seeds.Rows.Where(row => !seeds.Ranked.Contains(row.Name)).Select(row => row.Name)];
        string without = apart.Length > 0 ? $" Not ranked, for want of a block: {string.Join(", ", apart)}." : "";
        string whole = ranks.PValue < RunComparison.Level
            ? "the ranks differ more than chance explains"
            : "the ranks as a whole could be chance, so pairs should not be read from the diagram";
        return Html.Of($"""
            <h3>Ranks over {ranks.Blocks} blocks</h3>
            <p class="intro">Friedman’s test of {seeds.Ranked.Length} rows: χ² = {Figures.Short(ranks.Statistic)}, {Figures.PValue(ranks.PValue)}; {whole}. Rows that a bar joins lie less than the critical difference apart: Nemenyi’s test, which allows for all pairs, does not tell them apart at 0.05. Rank 1 is best.{without}</p>
            <div class="scroll" tabindex="0" role="region" aria-label="Critical-difference diagram">{CriticalDifferenceChart.Inline(seeds)}</div>
            """);
    }
}
