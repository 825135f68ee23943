using Ballast.Core;

namespace Ballast.Reporting.Tests;

public sealed class ConfidenceChartTests : IDisposable
{
    private readonly ChartFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_confidence_chart_is_a_print_ready_png_of_5_by_3_2_inches()
    {
        ItemRandom random = new(3, 1);
        double[] right = [.. Enumerable.Range(0, 900).Select(_ => 1 - Math.Pow(random.NextDouble(), 2.2))];
        double[] wrong = [.. Enumerable.Range(0, 120).Select(_ => 0.25 + 0.7 * random.NextDouble())];
        string path = Path.Combine(folder.Path, "confidence.png");
        ConfidenceChart.SavePng(path, right, wrong, "How sure it was");

        PngFacts png = PngFacts.OfPrint(path);
        Assert.Equal((1500, 960), (png.WidthPixels, png.HeightPixels));
    }

    [Fact]
    public void A_classifier_without_mistakes_still_has_a_confidence_chart()
    {
        string path = Path.Combine(folder.Path, "confidence-right.png");
        ConfidenceChart.SavePng(path, [0.9, 1, 1], [], "");

        PngFacts.OfPrint(path);
    }

    [Fact]
    public void Densities_integrate_to_one_and_1_falls_into_the_last_bin()
    {
        double[] density = ConfidenceChart.Density([0, 0.019, 0.5, 1]);

        // 4 values, bins of 0.02: two in the first, one from 0.50, one in the last. One value is a density of 1 / (4 x 0.02) = 12.5.
        Assert.Equal((25.0, 12.5, 12.5), (density[0], density[25], density[49]));
        Assert.Equal(1, density.Sum() / 50, 12);
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void A_confidence_outside_0_to_1_is_refused(double value) =>
        Assert.Throws<ArgumentException>(() => ConfidenceChart.SavePng(Path.Combine(folder.Path, "x.png"), [value], [], ""));

    [Fact]
    public void A_file_there_is_replaced_and_nothing_unfinished_stays()
    {
        string path = Path.Combine(folder.Path, "again.png");
        File.WriteAllText(path, "old");
        ConfidenceChart.SavePng(path, [0.5], [0.4], "");

        PngFacts.OfPrint(path);
        Assert.Empty(Directory.GetFiles(folder.Path, "*.unfinished"));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named()
    {
        string file = Path.Combine(folder.Path, "file");
        File.WriteAllText(file, "");
        string path = Path.Combine(file, "chart.png");

        BallastException refusal = Assert.Throws<BallastException>(() => ConfidenceChart.SavePng(path, [0.5], [], ""));
        Assert.StartsWith($"{path}: The chart cannot be written: ", refusal.Message, StringComparison.Ordinal);
    }
}
