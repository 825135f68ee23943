using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Metrics;

namespace Ballast.Reporting.Tests;

public sealed class ChartFilesTests : IDisposable
{
    private readonly string folder = Environment.GetEnvironmentVariable("BALLAST_LOOK") ?? Directory.CreateTempSubdirectory("ballast-charts-").FullName;

    public void Dispose()
    {
        if (Environment.GetEnvironmentVariable("BALLAST_LOOK") is null) Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(2, 10)]
    [InlineData(5, 10)]
    [InlineData(10, 34)]
    [InlineData(40, 60)]
    public void A_confusion_matrix_is_a_print_ready_png(int classes, int nameLength)
    {
        string path = Path.Combine(folder, "new", $"confusion-{classes}.png");
        ConfusionMatrixChart.SavePng(path, Counts(classes), Names(classes, nameLength), $"Test part, {classes} classes");

        PngFacts png = Facts(path);
        Assert.InRange(png.WidthPixels, 600, 4500);
        Assert.InRange(png.HeightPixels, 600, 4500);
    }

    [Fact]
    public void Confusions_of_real_looking_names_are_print_ready()
    {
        string path = Path.Combine(folder, "confusion-leaves.png");
        ConfusionMatrixChart.SavePng(path, Counts(10), new ClassNames(SampleReport.Leaves), "SMOTE, test part");

        Facts(path);
    }

    [Fact]
    public void The_confidence_chart_is_a_print_ready_png_of_5_by_3_2_inches()
    {
        ItemRandom random = new(3, 1);
        double[] right = [.. Enumerable.Range(0, 900).Select(_ => 1 - Math.Pow(random.NextDouble(), 2.2))];
        double[] wrong = [.. Enumerable.Range(0, 120).Select(_ => 0.25 + 0.7 * random.NextDouble())];
        string path = Path.Combine(folder, "confidence.png");
        ConfidenceChart.SavePng(path, right, wrong, "How sure it was");

        PngFacts png = Facts(path);
        Assert.Equal((1500, 960), (png.WidthPixels, png.HeightPixels));
    }

    [Fact]
    public void A_classifier_without_mistakes_still_has_a_confidence_chart()
    {
        string path = Path.Combine(folder, "confidence-right.png");
        ConfidenceChart.SavePng(path, [0.9, 1, 1], [], "");

        Facts(path);
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
        Assert.Throws<ArgumentException>(() => ConfidenceChart.SavePng(Path.Combine(folder, "x.png"), [value], [], ""));

    [Fact]
    public void Training_curves_are_a_print_ready_png()
    {
        ImmutableArray<TrainingEpoch> epochs =
        [
            .. Enumerable.Range(1, 12).Select(epoch => new TrainingEpoch
            {
                Epoch = epoch,
                TrainingLoss = 0.2 + 2 * Math.Exp(-epoch / 4.0),
                ValidationLoss = epoch == 5 ? double.NaN : 0.5 + 1.6 * Math.Exp(-epoch / 3.0) + 0.01 * epoch,
                ValidationMacroF1 = 0.7 - 0.5 * Math.Exp(-epoch / 3.0) - 0.002 * epoch,
            }),
        ];
        string path = Path.Combine(folder, "curves.png");
        TrainingCurvesChart.SavePng(path, new TrainingHistory { Seed = 42, BestEpoch = 11, Epochs = epochs }, "SMOTE, seed 42");

        PngFacts png = Facts(path);
        Assert.Equal((1500, 1380), (png.WidthPixels, png.HeightPixels));
    }

    [Fact]
    public void One_epoch_without_numbers_is_drawn_all_the_same() =>
        TrainingCurvesChart.SavePng(Path.Combine(folder, "curves-empty.png"), new TrainingHistory { Epochs = [new TrainingEpoch { Epoch = 1 }] }, "");

    [Fact]
    public void A_file_there_is_replaced_and_nothing_unfinished_stays()
    {
        string path = Path.Combine(folder, "again.png");
        File.WriteAllText(path, "old");
        ConfidenceChart.SavePng(path, [0.5], [0.4], "");

        Facts(path);
        Assert.Empty(Directory.GetFiles(folder, "*.unfinished"));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named()
    {
        string file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");
        string path = Path.Combine(file, "chart.png");

        BallastException refusal = Assert.Throws<BallastException>(() => ConfidenceChart.SavePng(path, [0.5], [], ""));
        Assert.StartsWith($"{path}: The chart cannot be written: ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_do_not_fit_the_matrix_are_refused()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => ConfusionMatrixChart.SavePng(Path.Combine(folder, "x.png"), Counts(3), Names(2, 4), ""));

        Assert.StartsWith("The matrix has 3 classes but 2 names were given.", refusal.Message, StringComparison.Ordinal);
    }

    private static PngFacts Facts(string path)
    {
        PngFacts png = PngFacts.Read(path);
        // 300 dots an inch of 0.0254 m are 11,811 pixels a metre; unit 1 is the metre.
        Assert.Equal((11811, 11811, 1), (png.PixelsPerMetreX, png.PixelsPerMetreY, png.Unit));
        Assert.Equal(["IHDR", "pHYs"], png.Chunks[..2]);
        Assert.Single(png.Chunks, "pHYs");
        Assert.Equal("IEND", png.Chunks[^1]);
        AssertDrawn(path);
        return png;
    }

    /// <summary>White paper at the corners, and something on it.</summary>
    private static void AssertDrawn(string path)
    {
        using SkiaSharp.SKBitmap bitmap = SkiaSharp.SKBitmap.Decode(path);
        SkiaSharp.SKColor[] pixels = bitmap.Pixels;
        Assert.Equal(SkiaSharp.SKColors.White, pixels[0]);
        Assert.Equal(SkiaSharp.SKColors.White, pixels[^1]);
        Assert.InRange(pixels.Count(pixel => pixel != SkiaSharp.SKColors.White) / (double)pixels.Length, 0.01, 0.8);
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
