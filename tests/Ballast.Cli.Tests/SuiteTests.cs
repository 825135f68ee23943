using System.Diagnostics;
using System.Text.Json;

namespace Ballast.Cli.Tests;

/// <summary>The suite on small made photos, in processes as a person runs it.</summary>
public sealed class SuiteTests
{
    private static readonly string[] Small = ["--image-size", "32", "--epochs", "2", "--augmentation-floor", "0", "--threads", "1", "--output", "out"];

    [Fact]
    public void A_group_runs_with_the_baseline_and_leaves_runs_summary_and_report()
    {
        using var folder = new TemporaryFolder();
        SmallPhotos.Write(folder["photos"], groupColumn: "leaf_group");
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, ["experiments", "photos", "--only", "baseline,smote", .. Small]);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        foreach (string run in new[] { "shufflenet_v2_balance_baseline_cross_entropy", "shufflenet_v2_balance_smote_cross_entropy" })
            foreach (string file in RunFiles)
                Assert.True(File.Exists(folder[$"out/{run}/{file}"]) || Directory.Exists(folder[$"out/{run}/{file}"]), $"{run}/{file}");
        Assert.Contains("<html", File.ReadAllText(folder["out/balancing_experiments/report.html"]), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("macro-F1", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Finished_runs_are_kept_the_second_time()
    {
        using var folder = new TemporaryFolder();
        SmallPhotos.Write(folder["photos"]);
        string[] command = ["experiments", "photos", "--only", "baseline", .. Small];
        BallastProcess.Run(folder.FullPath, command);
        DateTime before = File.GetLastWriteTimeUtc(folder["out/shufflenet_v2_balance_baseline_cross_entropy/experiment_summary.json"]);
        BallastProcess.Outcome again = BallastProcess.Run(folder.FullPath, command);
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("kept", again.Errors, StringComparison.Ordinal);
        Assert.Equal(before, File.GetLastWriteTimeUtc(folder["out/shufflenet_v2_balance_baseline_cross_entropy/experiment_summary.json"]));
        Assert.False(Directory.Exists(folder["out/shufflenet_v2_balance_baseline_cross_entropy_2"]));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void After_a_kill_in_the_middle_of_run_4_the_same_command_keeps_runs_1_to_3_and_runs_the_rest()
    {
        using var folder = new TemporaryFolder();
        SmallPhotos.Write(folder["photos"]);
        string[] command = ["experiments", "photos", "--only", "baseline,class_weights,random_oversampling,smote,focal_loss", .. Small];
        using (Process process = BallastProcess.Start(folder.FullPath, command))
        {
            string? line;
            while ((line = process.StandardError.ReadLine()) is not null && !line.StartsWith("[4/5]", StringComparison.Ordinal))
            {
            }

            Thread.Sleep(500);
            process.Kill();
            process.WaitForExit();
        }

        string[] finished = [.. Directory.EnumerateDirectories(folder["out"], "shufflenet*").Order()];
        Assert.Equal(3, finished.Length);
        Dictionary<string, DateTime> written = finished.ToDictionary(run => run, run => File.GetLastWriteTimeUtc(Path.Combine(run, "experiment_summary.json")));

        BallastProcess.Outcome again = BallastProcess.Run(folder.FullPath, command);

        Assert.True(again.ExitCode == 0, again.Errors);
        Assert.All(written, run => Assert.Equal(run.Value, File.GetLastWriteTimeUtc(Path.Combine(run.Key, "experiment_summary.json"))));
        Assert.Equal(5, Directory.EnumerateDirectories(folder["out"], "shufflenet*").Count());
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder["out"], ".*"));
        using JsonDocument summary = JsonDocument.Parse(File.ReadAllText(folder["out/balancing_experiments/balancing_experiments_summary.json"]));
        Assert.Equal(5, summary.RootElement.GetProperty("total_experiments").GetInt32());
    }

    [Fact]
    public void A_run_is_repeated_bit_for_bit_from_its_configuration()
    {
        using var folder = new TemporaryFolder();
        SmallPhotos.Write(folder["photos"]);
        BallastProcess.Run(folder.FullPath, ["train", "photos", "--balancing-technique", "random_oversampling", .. Small]);
        string first = folder["out/shufflenet_v2_balance_random_oversampling_cross_entropy"];
        BallastProcess.Outcome repeat = BallastProcess.Run(folder.FullPath, "train", "--config", Path.Combine(first, "config.json"));
        Assert.True(repeat.ExitCode == 0, repeat.Errors);
        foreach (string file in new[] { "predictions.csv", "best_model.safetensors", "balance_plan.csv" })
            Assert.True(File.ReadAllBytes(Path.Combine(first, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(first + "_2", file))), file);
    }

    [Fact]
    public void A_suite_file_runs_its_grid_and_leaves_a_report_over_all_and_one_for_each_dataset()
    {
        using var folder = new TemporaryFolder();
        SmallPhotos.Write(folder["files/photos"]);
        SmallPhotos.Write(folder["files/more"], series: 3);
        File.WriteAllText(folder["files/suite.yaml"], """
            datasets: [photos, {path: more, imbalance: 4}]
            techniques: [baseline, class_weights, {name: soft, title: Soft focal loss, loss: {name: focal_loss, gamma: 1}}]
            seeds: [1, 2]
            settings: {image_size: 32, epochs: 1, threads: 1}
            exclude: [{dataset: photos, technique: soft, seed: 2}]
            """);
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, "experiments", "--suite", "files/suite.yaml", "--output", "out");
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.Contains("2 datasets × 1 network × 3 techniques × 2 seeds, less what is excluded: 11 runs.", outcome.Output, StringComparison.Ordinal);
        foreach (string file in new[] { "report.html", "seeds.csv", "critical_difference.svg", "critical_difference.png" })
            Assert.True(File.Exists(folder[$"out/balancing_experiments/{file}"]), file);
        foreach (string dataset in new[] { "photos", "more" })
            Assert.True(File.Exists(folder[$"out/{dataset}/balancing_experiments/report.html"]), dataset);
        Assert.True(Directory.Exists(folder["out/more/shufflenet_v2_balance_baseline_focal_loss-gamma1_seed2"]));
        Assert.False(Directory.Exists(folder["out/photos/shufflenet_v2_balance_baseline_focal_loss-gamma1_seed2"]));
        Assert.Contains("Soft focal loss", File.ReadAllText(folder["out/balancing_experiments/report.html"]), StringComparison.Ordinal);
        using JsonDocument configuration = JsonDocument.Parse(File.ReadAllText(folder["out/more/shufflenet_v2_balance_baseline_cross_entropy_seed1/config.json"]));
        Assert.Equal(4, configuration.RootElement.GetProperty("imbalance").GetDouble());

        BallastProcess.Outcome again = BallastProcess.Run(folder.FullPath, "experiments", "--suite", "files/suite.yaml", "--output", "out");
        Assert.Equal(11, again.Errors.Split('\n').Count(line => line.Contains("kept", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_setting_of_a_run_is_an_option_and_a_key_of_suites()
    {
        // What a row or a list of the suite file says, or what is about one call.
        string[] otherwise =
        [
            "balancing-technique", "loss-function", "sampler", "mixing", "focal-gamma", "model", "seed", "output", "list", "experiment-name", "overwrite", "config", "json", "help", "verbose",
        ];
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["suite.yaml"], "datasets: photos\nsettings: {nonsense: 1}\n");
        string keys = BallastProcess.Run(folder.FullPath, "experiments", "--suite", "suite.yaml").Errors.Split("Keys: ")[1].Trim().TrimEnd('.');
        string help = BallastProcess.Run(folder.FullPath, "train", "--help").Output.Split("Options:")[1];
        IEnumerable<string> options = help.Split('\n').Select(line => line.TrimStart()).Where(line => line.StartsWith("--", StringComparison.Ordinal)).Select(line => line.Split(' ')[0][2..]);
        Assert.Equal(options.Except(otherwise).Order(), keys.Split(", ").Select(key => key.Replace('_', '-')).Order());
    }

    [Fact]
    public void A_recipe_trains_and_its_parameters_stand_in_the_folder_and_the_configuration()
    {
        using var folder = new TemporaryFolder();
        SmallPhotos.Write(folder["photos"]);
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, ["train", "photos", "--loss-function", "focal-loss:gamma=1.5", "--imbalance", "3", .. Small]);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        using JsonDocument configuration = JsonDocument.Parse(File.ReadAllText(folder["out/shufflenet_v2_balance_baseline_focal_loss-gamma1.5/config.json"]));
        Assert.Equal("focal_loss:gamma=1.5", configuration.RootElement.GetProperty("loss_function").GetString());
        Assert.Equal("instance", configuration.RootElement.GetProperty("sampler").GetString());
        Assert.False(configuration.RootElement.TryGetProperty("focal_gamma", out _));
        Assert.Contains("cut to", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Losses_are_listed_with_their_parameters()
    {
        BallastProcess.Outcome outcome = BallastProcess.Run(Path.GetTempPath(), "train", "--list", "losses");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("focal_loss  well-classified images count less", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("    gamma=2", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Underscores_are_accepted_in_option_names()
    {
        using var folder = new TemporaryFolder();
        SmallPhotos.Write(folder["photos"]);
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, ["train", "photos", "--balancing_technique", "focal_loss", "--batch_size", "16", .. Small]);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.True(Directory.Exists(folder["out/shufflenet_v2_balance_baseline_focal_loss"]));
    }

    private static readonly string[] RunFiles =
    [
        "config.json", "dataset_statistics.json", "class_mapping.json", "best_model.safetensors", "test_metrics.csv", "confusion_matrix.png", "confidence_analysis.csv",
        "confidence_distribution.png", "balancing_analysis.json", "experiment_summary.json", "code_snapshot", "predictions.csv", "split_plan.csv", "balance_plan.csv",
    ];
}
