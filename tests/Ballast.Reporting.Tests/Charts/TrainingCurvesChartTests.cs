using System.Collections.Immutable;

namespace Ballast.Reporting.Tests;

public sealed class TrainingCurvesChartTests : IDisposable
{
    private readonly ChartFolder folder = new();

    public void Dispose() => folder.Dispose();

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
        string path = Path.Combine(folder.Path, "curves.png");
        TrainingCurvesChart.SavePng(path, new TrainingHistory { Seed = 42, BestEpoch = 11, Epochs = epochs }, "SMOTE, seed 42");

        PngFacts png = PngFacts.OfPrint(path);
        Assert.Equal((1500, 1380), (png.WidthPixels, png.HeightPixels));
    }

    [Fact]
    public void One_epoch_without_numbers_is_drawn_all_the_same() =>
        TrainingCurvesChart.SavePng(Path.Combine(folder.Path, "curves-empty.png"), new TrainingHistory { Epochs = [new TrainingEpoch { Epoch = 1 }] }, "");
}
