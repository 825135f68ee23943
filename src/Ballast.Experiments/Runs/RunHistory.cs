using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Reporting;
using Ballast.Training;

namespace Ballast.Experiments;

/// <summary><c>history.csv</c>, and the same as a report wants it.</summary>
internal static class RunHistory
{
    public static string[] Header { get; } =
    [
        "epoch", "learning_rate", "train_loss", "train_accuracy", "val_loss", "val_accuracy", "val_macro_f1", "seconds", "images_per_second", "loader_wait_seconds", "step_seconds", "validation_seconds",
        "images", "gradient_norm", "class_coverage",
    ];

    /// <summary>An epoch; the share of each class that the epochs so far have shown stands in one cell, in label order.</summary>
    public static object?[] Row(EpochRecord epoch) =>
    [
        epoch.Epoch, epoch.LearningRate, epoch.TrainLoss, epoch.TrainAccuracy, epoch.ValidationLoss, epoch.ValidationAccuracy, epoch.ValidationMacroF1, epoch.Seconds,
        epoch.ImagesPerSecond, epoch.LoaderWaitSeconds, epoch.StepSeconds, epoch.ValidationSeconds,
        epoch.Images, epoch.GradientNorm, string.Join(' ', epoch.ClassCoverage.Select(share => share.ToString("0.####"))),
    ];

    public static TrainingHistory ToReport(ImmutableArray<EpochRecord> history, uint seed, int bestEpoch) => new()
    {
        Seed = seed,
        BestEpoch = bestEpoch,
        Epochs =
        [
            .. history.Select(epoch => new TrainingEpoch
            {
                Epoch = epoch.Epoch,
                TrainingLoss = epoch.TrainLoss,
                ValidationLoss = epoch.ValidationLoss,
                ValidationMacroF1 = epoch.ValidationMacroF1,
            }),
        ],
    };

    public static TrainingHistory Read(string path, uint seed, int bestEpoch)
    {
        CsvTable table = CsvTable.Read(path);
        double Number(CsvRow row, string name) => double.Parse(row.Cells[table.Columns.IndexOf(name)]);
        return new TrainingHistory
        {
            Seed = seed,
            BestEpoch = bestEpoch,
            Epochs =
            [
                .. table.Rows.Select(row => new TrainingEpoch
                {
                    Epoch = int.Parse(row.Cells[0]),
                    TrainingLoss = Number(row, "train_loss"),
                    ValidationLoss = Number(row, "val_loss"),
                    ValidationMacroF1 = Number(row, "val_macro_f1"),
                }),
            ],
        };
    }
}
