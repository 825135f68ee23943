using System.Text.Json;

namespace Ballast.Cli.Tests;

public sealed class DetectionBalanceTests(DrawnKnees knees) : IClassFixture<DrawnKnees>
{
    [Fact]
    public void What_is_printed_what_the_metadata_say_and_what_lies_on_the_disk_agree()
    {
        using var folder = new TemporaryFolder();
        string before = DatasetFiles.Snapshot(knees.Dataset);
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, "balance", knees.Dataset, "out");
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.Equal("", outcome.Errors);
        Assert.Equal(before, DatasetFiles.Snapshot(knees.Dataset));
        Assert.Equal(["out"], DatasetFiles.Names(folder.FullPath));
        using JsonDocument metadata = JsonDocument.Parse(File.ReadAllText(folder["out/balanced_dataset_metadata.json"]));
        JsonElement statistics = metadata.RootElement.GetProperty("statistics");
        foreach ((string part, string name, string note) in new[] { ("train", "Train: ", ""), ("val", "Val:   ", " as in the source"), ("test", "Test:  ", " as in the source") })
        {
            (int images, int positive) = DatasetFiles.Count(folder["out"], part);
            Assert.Contains(FormattableString.Invariant($"  {name}{images:#,0} ({positive:#,0} with objects [{100.0 * positive / images:0.0}%], {images - positive:#,0} without){note}\n"), outcome.Output, StringComparison.Ordinal);
            JsonElement split = statistics.GetProperty("splits").GetProperty(part);
            Assert.Equal((images, positive, images - positive), (split.GetProperty("total").GetInt32(), split.GetProperty("tear").GetInt32(), split.GetProperty("no_tear").GetInt32()));
            Assert.Equal(images, metadata.RootElement.GetProperty("slice_details").GetProperty(part).GetArrayLength());
            Assert.Equal(DatasetFiles.Volumes(folder["out"], part).Count, metadata.RootElement.GetProperty("volume_statistics").GetProperty(part + "_volumes").GetInt32());
        }

        (int all, int torn) = DatasetFiles.Count(folder["out"], "train");
        Assert.Equal(all, 2 * torn);
        Assert.Equal(12, DatasetFiles.Parts.SelectMany(part => DatasetFiles.Volumes(folder["out"], part)).Distinct().Count());
        Assert.Contains("✓ NO DATA LEAKAGE", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("✓ DATASET CREATED SUCCESSFULLY!", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_dataset_and_another_seed_another()
    {
        using var folder = new TemporaryFolder();
        string Made(string seed)
        {
            Assert.Equal(0, BallastProcess.Run(folder.FullPath, "balance", knees.Dataset, "out", "--seed", seed, "--link", "hardlink").ExitCode);
            string made = DatasetFiles.Snapshot(folder["out"]);
            Directory.Delete(folder["out"], recursive: true);
            return made;
        }

        string first = Made("42");
        Assert.Equal(first, Made("42"));
        Assert.NotEqual(first, Made("43"));
    }

    [Fact]
    public void A_dry_run_prints_the_plan_and_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, "balance", knees.Dataset, "out", "--dry-run");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("STEP 4: Balancing the training part only", outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was written (--dry-run).\n", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(DatasetFiles.Names(folder.FullPath));
    }

    [Fact]
    public void Optimal_prints_how_far_both_divisions_are_from_ideal()
    {
        using var folder = new TemporaryFolder();
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, "balance", knees.Dataset, "out", "--dry-run", "--optimal", "--optimal-effort", "1");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Matches(@"Distance from ideal, mean \(worst\), in % of a measure: rounded [0-9.]+ \([0-9.]+\), optimal [0-9.]+ \([0-9.]+\)\.", outcome.Output);
    }

    [Fact]
    public void Json_is_one_document_on_standard_output()
    {
        using var folder = new TemporaryFolder();
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, "balance", knees.Dataset, "out", "--json");
        using JsonDocument document = JsonDocument.Parse(outcome.Output);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(DatasetFiles.Count(folder["out"], "train").Images, document.RootElement.GetProperty("parts").GetProperty("train").GetProperty("after").GetProperty("images").GetInt32());
    }
}
