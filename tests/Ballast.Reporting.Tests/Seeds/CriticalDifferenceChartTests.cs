using System.Xml.Linq;

namespace Ballast.Reporting.Tests;

public sealed class CriticalDifferenceChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Every_technique_is_named_with_its_rank_best_at_the_left()
    {
        XDocument picture = XDocument.Parse(CriticalDifferenceChart.ToSvg(SeedComparisonTests.Three()));
        string[] words = [.. picture.Descendants(Svg + "text").Select(text => text.Value)];
        Assert.Contains("A  1.00", words);
        Assert.Contains("4.00  Do nothing", words);
        Assert.Contains(words, word => word.StartsWith("critical difference ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_bar_joins_those_less_than_the_critical_difference_apart()
    {
        // Four techniques, three blocks: CD = 3.633 / √2 · √(4 · 5 / 18) = 2.708 (q: Demšar's table 5a, 2.569). Ranks 1, 2⅓, 2⅔, 4: {1, 2⅓, 2⅔} and {2⅓, 2⅔, 4}.
        XDocument picture = XDocument.Parse(CriticalDifferenceChart.ToSvg(SeedComparisonTests.Three()));
        Assert.Equal(2, picture.Descendants(Svg + "path").Count(path => (string?)path.Attribute("class") == "cd-clique"));
    }

    [Fact]
    public void The_picture_file_is_a_PNG_of_seven_inches()
    {
        using var folder = new ChartFolder();
        string path = Path.Combine(folder.Path, "cd.png");
        CriticalDifferenceChart.SavePng(path, SeedComparisonTests.Three());
        Assert.Equal(2100, PngFacts.OfPrint(path).WidthPixels);
    }

    [Fact]
    public void Without_ranks_there_is_no_diagram()
    {
        ReportContent content = SampleReport.Content(SampleReport.Dataset(["a", "b"]), SampleReport.Baseline());
        Assert.Throws<ArgumentException>(() => CriticalDifferenceChart.ToSvg(new SeedComparison([new SeedBlocks("", content)])));
    }
}
