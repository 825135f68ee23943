using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Training;

namespace Ballast.Experiments.Tests;

public sealed class RunAdjustmentTests(SmallRun small) : IClassFixture<SmallRun>
{
    private static readonly HeadTrainerOptions Short = new() { LeastSteps = 60 };
    private static readonly string[] Linear = ["retrain", "crt", "feature_smote", "feature_adasyn"];
    private static readonly string[] Heads = [.. Linear, "lws", "tau_norm", "ncm"];

    [Fact]
    public void Every_method_leaves_its_folder_and_the_backbone_as_it_was()
    {
        using var folder = new TemporaryFolder();
        AdjustmentResult result = Adjust(SmallRun.Copy(small.Run, folder["run"]), new AdjustmentSettings { Training = Short });
        Assert.Empty(result.Failures);
        Assert.Equal(AdjustmentChoices.Methods.Values, result.Adjusted.Select(run => run.Method));
        SafeTensors before = SafeTensors.Load(Path.Combine(small.Run.Folder, RunFolder.BestModel));
        foreach (AdjustedRun run in result.Adjusted)
        {
            string name = run.Document.Method;
            foreach (string file in new[] { RunFolder.TestPredictions, RunFolder.ValidationPredictions, RunFolder.TestMetrics, AdjustedFolder.Document })
                Assert.True(File.Exists(Path.Combine(run.Folder, file)), $"{name}/{file}");
            Assert.Equal(small.Run.Test.Files, run.Test.Files);
            Assert.Equal(Heads.Contains(name), run.Document.Head is not null);
            Assert.Equal(!Heads.Contains(name), run.Document.Correction is not null);
            Assert.Equal(Heads.Contains(name) && name != "ncm", run.Document.Model is not null);
            if (run.Document.Model is not { } model) continue;
            SafeTensors after = SafeTensors.Load(Path.Combine(run.Folder, model));
            Assert.Equal(before.Tensors.Keys, after.Tensors.Keys);
            foreach (string tensor in before.Tensors.Keys.Where(tensor => !tensor.StartsWith("fc.", StringComparison.Ordinal)))
                Assert.True(before.Tensors[tensor].Bytes.Span.SequenceEqual(after.Tensors[tensor].Bytes.Span), $"{name}: {tensor}");
        }

        CsvTable table = CsvTable.Read(result.ComparisonPath);
        Assert.Equal(["as trained", .. AdjustmentChoices.Methods.Names], table.Rows.Select(row => row.Cells[0]));
        string text = File.ReadAllText(Path.ChangeExtension(result.ComparisonPath, ".md"));
        Assert.Contains("| cRT | ", text, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(folder["run"], AdjustedFolder.Name), ".*"));
    }

    [Fact]
    public void Balanced_features_keep_the_files_they_came_from()
    {
        using var folder = new TemporaryFolder();
        AdjustedRun run = Adjust(SmallRun.Copy(small.Run, folder["run"]), Only("feature_smote")).Adjusted.Single();
        CsvTable plan = CsvTable.Read(Path.Combine(run.Folder, AdjustedFolder.FeaturePlan));
        int largest = small.Run.TrainingBefore.Largest;
        Assert.Equal(3 * largest, plan.Rows.Length);
        string[] train = [.. small.FilesOf(Resampling.SplitPart.Train).Select(Path.GetFileName).OfType<string>()];
        CsvRow[] made = [.. plan.Rows.Where(row => row.Cells[2] == "synthetic")];
        Assert.Equal(3 * largest - small.Run.TrainingBefore.Total, made.Length);
        Assert.All(made, row =>
        {
            Assert.Equal(row.Cells[1], Path.GetDirectoryName(row.Cells[3]));
            Assert.Equal(row.Cells[1], Path.GetDirectoryName(row.Cells[4]));
            Assert.Contains(Path.GetFileName(row.Cells[4]), train);
            Assert.InRange(double.Parse(row.Cells[5], System.Globalization.CultureInfo.InvariantCulture), 0, 1);
        });
    }

    [Fact]
    public void The_same_run_gives_the_same_bytes()
    {
        using TemporaryFolder one = new(), two = new();
        foreach (TemporaryFolder folder in new[] { one, two }) Adjust(SmallRun.Copy(small.Run, folder["run"]), new AdjustmentSettings { Training = Short });
        string[] files = [.. Directory.EnumerateFiles(one["run"], "*", SearchOption.AllDirectories)];
        Assert.True(files.Count(file => file.Contains(AdjustedFolder.Name, StringComparison.Ordinal)) > 50);
        Assert.All(files, file => Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(two["run"], Path.GetRelativePath(one["run"], file)))), file));
    }

    [Fact]
    public void Without_images_the_methods_that_need_only_predictions_are_done()
    {
        using var folder = new TemporaryFolder();
        string run = SmallRun.Copy(small.Run, folder["run"]);
        AdjustmentResult result = Adjust(run, new AdjustmentSettings { DatasetPath = folder["gone"] });
        Assert.Equal(["logit_adjustment", "thresholds", "prior_correction", "temperature", "vector_scaling"], result.Adjusted.Select(each => each.Document.Method));
        Assert.Equal(7, result.Failures.Length);
        Assert.All(result.Failures, failure => Assert.Equal(
            $"The images of the run are not at '{folder["gone"]}' any more. Give --dataset the folder where they are now; methods that need only predictions work without.", failure.Reason));
        Assert.False(Directory.Exists(Path.Combine(run, AdjustedFolder.Name, "crt")));
    }

    [Fact]
    public void Images_that_moved_are_found_and_images_that_changed_are_refused()
    {
        using var folder = new TemporaryFolder();
        string run = SmallRun.Copy(small.Run, folder["run"]);
        foreach (string file in Directory.EnumerateFiles(small.Photos, "*", SearchOption.AllDirectories))
        {
            string to = Path.Combine(folder["photos"], Path.GetRelativePath(small.Photos, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        AdjustmentSettings moved = Only("tau_norm") with { DatasetPath = folder["photos"] };
        Assert.Empty(Adjust(run, moved).Failures);
        string changed = folder["photos/sky/photo000.bmp"];
        byte[] bytes = File.ReadAllBytes(changed);
        bytes[^1] ^= 1;
        File.WriteAllBytes(changed, bytes);
        Assert.Equal(
            $"The images at '{folder["photos"]}' are not those of the run: files, labels or groups have changed since. Give --dataset the folder of the same images, or train again.",
            Assert.Single(Adjust(run, moved).Failures).Reason);
        File.Delete(changed);
        Assert.Equal(
            $"'sky/photo000.bmp' of the run is not at '{folder["photos"]}' any more, or cannot be read. Bring it back, or give --dataset another folder; methods that need only predictions work without.",
            Assert.Single(Adjust(run, moved).Failures).Reason);
    }

    [Fact]
    public void Given_class_shares_multiply_the_odds_by_the_ratio_of_shares()
    {
        using var folder = new TemporaryFolder();
        AdjustmentSettings settings = Only("prior_correction") with { TestPriors = Shares(("brick", .2), ("grass", .2), ("sky", .6)) };
        AdjustedRun run = Adjust(SmallRun.Copy(small.Run, folder["run"]), settings).Adjusted.Single();
        double ratio = .6 / small.Run.TrainingBefore[2] / (.2 / small.Run.TrainingBefore[0]);
        for (int i = 0; i < run.Test.Files.Length; i++)
        {
            ReadOnlySpan<double> before = small.Run.Test.Probabilities.Row(i), after = run.Test.Probabilities.Row(i);
            Assert.Equal(ratio * before[2] / before[0], after[2] / after[0], 1e-9 * ratio * before[2] / before[0]);
        }
    }

    [Fact]
    public void Class_shares_that_do_not_fit_the_classes_are_told()
    {
        using var folder = new TemporaryFolder();
        string run = SmallRun.Copy(small.Run, folder["run"]);
        string Reason(params (string, double)[] shares) => Assert.Single(Adjust(run, Only("prior_correction") with { TestPriors = Shares(shares) }).Failures).Reason;
        Assert.Equal("--test-priors names the class 'see', which the run does not have. Its classes are brick, grass, sky.", Reason(("see", 1)));
        Assert.Equal("--test-priors has no share for the class 'grass'. Give every class one: brick=…, grass=…, sky=….", Reason(("brick", .5), ("sky", .5)));
    }

    [Fact]
    public void A_strength_of_0_leaves_the_predictions_and_a_method_is_replaced_when_done_again()
    {
        using var folder = new TemporaryFolder();
        string copy = SmallRun.Copy(small.Run, folder["run"]);
        Adjust(copy, Only("logit_adjustment") with { Tau = 1 });
        AdjustedRun run = Adjust(copy, Only("logit_adjustment") with { Tau = 0 }).Adjusted.Single();
        for (int i = 0; i < run.Test.Files.Length; i++)
            for (int label = 0; label < 3; label++)
                Assert.Equal(small.Run.Test.Probabilities.Row(i)[label], run.Test.Probabilities.Row(i)[label], 1e-14);
        Assert.Equal(run.Document.Before.MacroF1, run.Document.After.MacroF1);
        Assert.Equal(3, CsvTable.Read(Path.Combine(copy, AdjustedFolder.Name, AdjustedFolder.Comparison)).Rows.Single(row => row.Cells[0] == "as trained").Cells.Skip(9).Count());
    }

    [Fact]
    public void Few_validation_images_of_a_class_are_warned_of()
    {
        using var folder = new TemporaryFolder();
        AdjustedRun run = Adjust(SmallRun.Copy(small.Run, folder["run"]), Only("temperature")).Adjusted.Single();
        Assert.Contains(run.Document.Warnings, warning => warning.Contains("of class 'sky', fewer than 20", StringComparison.Ordinal));
        Assert.Empty(Adjust(folder["run"], Only("temperature") with { LeastSamples = 1 }).Adjusted.Single().Document.Warnings);
    }

    [Fact]
    public void A_cancelled_adjustment_leaves_nothing_half_written()
    {
        using var folder = new TemporaryFolder();
        string run = SmallRun.Copy(small.Run, folder["run"]);
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => RunAdjustment.Execute(run, new AdjustmentSettings(), new Canceller(source), source.Token));
        Assert.False(Directory.Exists(Path.Combine(run, AdjustedFolder.Name)) && Directory.EnumerateFileSystemEntries(Path.Combine(run, AdjustedFolder.Name)).Any());
    }

    [Fact]
    public void A_folder_without_a_finished_run_is_refused()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(
            $"'{folder.FullPath}' is not the folder of a finished run: it has no experiment_summary.json. Give folders that 'ballast train' or 'ballast experiments' wrote.",
            Assert.Throws<BallastException>(() => Adjust(folder.FullPath, new AdjustmentSettings())).Message);
        Assert.Equal("--tau is -1; it must be 0 or more. 1 is usual.", Assert.Throws<BallastException>(() => new AdjustmentSettings { Tau = -1 }).Message);
        Assert.Equal("The least number of samples is 0; it must be 1 or more.", Assert.Throws<BallastException>(() => new AdjustmentSettings { LeastSamples = 0 }).Message);
    }

    private static AdjustmentResult Adjust(string run, AdjustmentSettings settings) => RunAdjustment.Execute(run, settings, null, TestContext.Current.CancellationToken);

    private static AdjustmentSettings Only(string method) => new() { Methods = [AdjustmentChoices.Methods.Parse(method)], Training = Short };

    private static ImmutableSortedDictionary<string, double> Shares(params (string Name, double Share)[] shares) => shares.ToImmutableSortedDictionary(each => each.Name, each => each.Share);

    private sealed class Canceller(CancellationTokenSource source) : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            if (value.Stage.StartsWith("reading", StringComparison.Ordinal)) source.Cancel();
        }
    }
}
