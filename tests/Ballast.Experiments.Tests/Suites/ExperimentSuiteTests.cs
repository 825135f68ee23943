using Ballast.Reporting;

namespace Ballast.Experiments.Tests;

public sealed class ExperimentSuiteTests
{
    [Fact]
    public void An_adjusted_row_needs_no_training_and_stands_beside_the_run_it_adjusts()
    {
        using var folder = new TemporaryFolder();
        SmallPhotos.Write(folder["photos"]);
        var adjuster = new AlwaysFirstClass();
        SuiteResult result = Run(folder, ExperimentCatalog.Named(["crt"]), adjuster);
        // The baseline was not named, but is what the row adjusts.
        Assert.Equal(["baseline", "crt"], result.Runs.Select(run => run.Experiment.Name));
        Assert.Equal(0, result.Failures);
        ReportRun row = result.Report!.Runs.Single(run => run.Name == "Baseline + cRT");
        Assert.Equal(ReportRunKind.OnBaselinePredictions, row.Kind);
        Assert.Equal([new NamedValue("adjust", "crt")], row.Extras);
        Assert.Null(row.Cost);
        // All is called the first of three classes: recall 1, 0, 0.
        Assert.Equal(1 / 3.0, row.Scores!.BalancedAccuracy.Value, 1e-12);
        Assert.NotNull(row.Difference);
    }

    [Fact]
    public void An_adjustment_that_fails_is_told_and_the_suite_goes_on()
    {
        using var folder = new TemporaryFolder();
        SmallPhotos.Write(folder["photos"]);
        SuiteResult result = Run(folder, ExperimentCatalog.Named(["baseline", "crt"]), adjuster: null);
        Assert.Equal([null, "This program cannot make the adjustment 'crt'."], result.Runs.Select(run => run.Failure));
        Assert.Equal("This program cannot make the adjustment 'crt'.", result.Report!.Runs.Single(run => run.Name == "Baseline + cRT").FailedReason);
    }

    [Fact]
    public void A_row_is_called_what_the_suite_calls_it()
    {
        using var folder = new TemporaryFolder();
        SmallPhotos.Write(folder["photos"]);
        Experiment mine = AdHocExperiment.Parse("loss=focal_loss:gamma=1") with { Name = "mine", Title = "My loss" };
        SuiteResult result = Run(folder, [ExperimentCatalog.Baseline, mine], adjuster: null);
        Assert.Contains(result.Report!.Runs, run => run.Name == "My loss" && run.Loss == "focal_loss:gamma=1");
        // Beside the suite, the folder tells enough.
        Assert.Equal("Focal loss (gamma 1)", FinishedRun.Load(result.Runs[1].Folder).Experiment.Title);
    }

    [Fact]
    public void Rows_of_a_cut_training_part_are_adjusted_and_a_correction_stands_once()
    {
        using var folder = new TemporaryFolder();
        SmallPhotos.Write(folder["photos"], [60, 40, 30]);
        SuiteResult result = Run(folder, ExperimentCatalog.Named(["crt", "thresholds"]), new RunAdjuster(), imbalance: 4);
        Assert.Equal([null, null, null], result.Runs.Select(run => run.Failure));
        Assert.Equal(
            ["Baseline (nothing)", "Baseline + cRT", "Baseline + threshold moving", "Baseline + logit adjustment"], result.Report!.Runs.Select(run => run.Name));
    }

    private static SuiteResult Run(TemporaryFolder folder, System.Collections.Immutable.ImmutableArray<Experiment> experiments, IRunAdjuster? adjuster, double? imbalance = null)
    {
        var template = new RunSettings
        {
            DatasetPath = folder["photos"],
            OutputFolder = folder["out"],
            Data = new DataSettings { Imbalance = imbalance },
            Training = new() { Epochs = 1, ImageSizePixels = 32, Threads = 1 },
        };
        PreparedDataset data = DataPreparation.Read(template, null, TestContext.Current.CancellationToken);
        var settings = new SuiteSettings { Template = template, Experiments = experiments, Adjuster = adjuster };
        return new ExperimentSuite(settings, new InThisProcess()).Run(data, new Nobody<SuiteProgress>(), TestContext.Current.CancellationToken);
    }

    private sealed class InThisProcess : IRunExecutor
    {
        public string? Execute(string configurationPath, IProgress<RunProgress> progress, CancellationToken cancellation)
        {
            RunSettings settings = RunConfiguration.Read(configurationPath).ToSettings();
            TrainingRun.Execute(settings, SplitDataset.ReadPlan(settings.Data.SplitPlanPath!), FinishedRunPolicy.Overwrite, progress, cancellation);
            return null;
        }
    }

    /// <summary>Says that everything is of the first class.</summary>
    private sealed class AlwaysFirstClass : IRunAdjuster
    {
        public string? Adjust(string runFolder, AdjustmentMethod method, CancellationToken cancellation)
        {
            string folder = AdjustedFolder.Of(runFolder, method);
            Directory.CreateDirectory(folder);
            foreach (string file in new[] { RunFolder.TestPredictions, RunFolder.ValidationPredictions })
                File.WriteAllLines(Path.Combine(folder, file), File.ReadLines(Path.Combine(runFolder, file)).Select((line, i) => i == 0 ? line : First(line)));
            return null;
        }

        /// <summary>The line with the probabilities 1, 0, 0 in its last three cells.</summary>
        private static string First(string line)
        {
            string[] cells = line.Split(',');
            return string.Join(',', [.. cells[..^3], "1", "0", "0"]);
        }
    }

    private sealed class Nobody<T> : IProgress<T>
    {
        public void Report(T value)
        {
        }
    }
}
