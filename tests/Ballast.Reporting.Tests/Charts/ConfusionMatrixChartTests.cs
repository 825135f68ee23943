using Ballast.Core;
using Ballast.Metrics;

namespace Ballast.Reporting.Tests;

public sealed class ConfusionMatrixChartTests : IDisposable
{
    private readonly ChartFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(2, 10)]
    [InlineData(5, 10)]
    [InlineData(10, 34)]
    [InlineData(40, 60)]
    public void A_confusion_matrix_is_a_print_ready_png(int classes, int nameLength)
    {
        string path = Path.Combine(folder.Path, "new", $"confusion-{classes}.png");
        ConfusionMatrixChart.SavePng(path, Counts(classes), Names(classes, nameLength), $"Test part, {classes} classes");

        PngFacts png = PngFacts.OfPrint(path);
        Assert.InRange(png.WidthPixels, 600, 4500);
        Assert.InRange(png.HeightPixels, 600, 4500);
    }

    [Fact]
    public void Confusions_of_real_looking_names_are_print_ready()
    {
        string path = Path.Combine(folder.Path, "confusion-leaves.png");
        ConfusionMatrixChart.SavePng(path, Counts(10), new ClassNames(SampleReport.Leaves), "SMOTE, test part");

        PngFacts.OfPrint(path);
    }

    [Fact]
    public void Names_that_do_not_fit_the_matrix_are_refused()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => ConfusionMatrixChart.SavePng(Path.Combine(folder.Path, "x.png"), Counts(3), Names(2, 4), ""));

        Assert.StartsWith("The matrix has 3 classes but 2 names were given.", refusal.Message, StringComparison.Ordinal);
    }

    private static ClassNames Names(int classes, int length) =>
        new(Enumerable.Range(0, classes).Select(i => $"{i:00} {new string((char)('a' + i % 26), Math.Max(1, length - 3))}"));

    private static ConfusionMatrix Counts(int classes)
    {
        int[] counts = new int[classes * classes];
        ItemRandom random = new(11, (ulong)classes);
        for (int label = 0; label < classes; label++)
            for (int sample = 0; sample < 1800 / (1 + label); sample++)
                counts[label * classes + (random.NextDouble() < 0.75 ? label : random.NextIndex(classes))]++;
        return ConfusionMatrix.FromCounts(counts, classes);
    }
}
