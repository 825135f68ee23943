using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Ballast.Cli.Tests;

/// <summary><c>ballast resample</c> as a person runs it.</summary>
public sealed class ResampleTests
{
    private static readonly string Small = "x,z,class\n"
        + string.Concat(Enumerable.Range(0, 20).Select(i => $"{i}.5,{i * i}.25,a\n")) + string.Concat(Enumerable.Range(0, 8).Select(i => $"{i}.125,{i}.75,b\n"));

    [Fact]
    public void A_table_is_resampled_and_says_what_was_written()
    {
        using var folder = Folder();
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, "resample", "t.csv", "out.csv", "--method", "smote", "--set", "neighbors=3");
        Assert.Equal("", outcome.Errors);
        Assert.Equal(
            $"""
            class  before  after  repeated  made  removed
            a          20     20         0     0        0
            b           8     20         0    12        0
            total      28     40         0    12        0
            40 rows written to {folder["out.csv"]}
            where each row comes from: {folder["out.csv.provenance.csv"]}
            settings and counts: {folder["out.csv.resampling.json"]}

            """, outcome.Output);
        Assert.Equal(0, outcome.ExitCode);
        Assert.StartsWith(Small, File.ReadAllText(folder["out.csv"]), StringComparison.Ordinal);
        Assert.Equal(41, File.ReadAllLines(folder["out.csv"]).Length);
    }

    [Fact]
    public void A_dry_run_shows_the_plan_and_writes_nothing()
    {
        using var folder = Folder();
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, "resample", "t.csv", "out.csv", "--method", "RandomUnderSampler", "--target", "a=10", "--dry-run");
        Assert.Equal(
            """
            class  before  after  repeated  made  removed
            a          20     10         0     0       10
            b           8      8         0     0        0
            total      28     18         0     0       10
            Nothing was written. Without --dry-run: out.csv, out.csv.provenance.csv, out.csv.removed.csv, out.csv.resampling.json

            """, outcome.Output);
        Assert.Equal([folder["t.csv"]], Directory.GetFiles(folder.FullPath));
    }

    [Fact]
    public void Json_is_the_record_and_nothing_else()
    {
        using var folder = Folder();
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, "resample", "t.csv", "out.csv", "--method", "tomek_links", "--json", "--compatibility", "imbalanced_learn");
        using JsonDocument shown = JsonDocument.Parse(outcome.Output);
        Assert.Equal("imbalanced-learn", shown.RootElement.GetProperty("compatibility").GetString());
        Assert.Equal(File.ReadAllText(folder["out.csv.resampling.json"]).ReplaceLineEndings().Trim(), outcome.Output.ReplaceLineEndings().Trim());
    }

    [Theory]
    [InlineData("There is no method 'smotte'. Did you mean 'smote'?", "t.csv", "out.csv", "--method", "smotte")]
    [InlineData("There is no file 'none.csv'.", "none.csv", "out.csv", "--method", "smote")]
    [InlineData("--set takes NAME=VALUE, for example neighbors=3, not 'neighbors'.", "t.csv", "out.csv", "--method", "smote", "--set", "neighbors")]
    [InlineData("--set names 'neighbors' twice. Give it one value.", "t.csv", "out.csv", "--method", "smote", "--set", "neighbors=1", "--set", "neighbors=2")]
    [InlineData("There is no way with missing values 'avg'. Did you mean 'drop'? Choices: refuse, drop, mean, median, most-frequent.", "t.csv", "out.csv", "--method", "smote", "--missing", "avg")]
    [InlineData("There is no compatibility 'sklearn'. Did you mean 'none'? Choices: none, imbalanced-learn.", "t.csv", "out.csv", "--method", "smote", "--compatibility", "sklearn")]
    [InlineData("Workers is 0 but must be 1 or more.", "t.csv", "out.csv", "--method", "smote", "--workers", "0")]
    [InlineData("Option '--method' is required. See 'ballast resample --help'.", "t.csv", "out.csv")]
    [InlineData("There is no option '--methode'. Did you mean '--method'? See 'ballast resample --help'.", "t.csv", "out.csv", "--methode", "smote")]
    [InlineData("'out/x.csv' is a folder. Give a file: .csv, .tsv, .parquet or .npy.", "out/x.csv", "out.csv", "--method", "smote")]
    public void A_mistake_is_told_in_one_line(string expected, params string[] arguments)
    {
        using var folder = Folder();
        Directory.CreateDirectory(folder["out/x.csv"]);
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, ["resample", .. arguments]);
        Assert.StartsWith("ballast: error: " + expected, outcome.Errors, StringComparison.Ordinal);
        Assert.Single(outcome.Errors.TrimEnd().Split('\n'));
        Assert.Equal("", outcome.Output);
        Assert.Equal(2, outcome.ExitCode);
        Assert.False(File.Exists(folder["out.csv"]));
    }

    [Fact]
    public void A_resampled_table_is_recognised_and_an_older_outcome_is_kept()
    {
        using var folder = Folder();
        string[] command = ["resample", "t.csv", "out.csv", "--method", "random_over_sampler"];
        BallastProcess.Run(folder.FullPath, command);
        Assert.Equal("ballast: error: 'out.csv' is there already. Choose another OUT, or give --overwrite to replace it.\n", BallastProcess.Run(folder.FullPath, command).Errors);
        Assert.Equal(0, BallastProcess.Run(folder.FullPath, [.. command, "--overwrite", "--seed", "1"]).ExitCode);
        BallastProcess.Outcome again = BallastProcess.Run(folder.FullPath, "resample", "out.csv", "two.csv", "--method", "smote");
        Assert.Equal(
            "ballast: error: 'out.csv' was made by resampling ('out.csv.resampling.json' says how). Resample the table it was made from, or say --resampled allowed if you mean it.\n",
            again.Errors);
        Assert.Equal(0, BallastProcess.Run(folder.FullPath, "resample", "out.csv", "two.csv", "--method", "smote", "--resampled", "allowed").ExitCode);
    }

    [Theory]
    [InlineData("random_over_sampler", 400_000)]
    [InlineData("random_under_sampler", 40_000)]
    public void A_table_larger_than_memory_streams_through_the_random_samplers(string method, int rows)
    {
        const int Rows = 220_000, HeapMebibytes = 48;
        using var folder = new TemporaryFolder();
        string wide = string.Join(",", Enumerable.Range(0, 40).Select(i => $"{i}.0123456789"));
        using (var text = new StreamWriter(folder["t.csv"]))
        {
            text.Write(string.Concat(Enumerable.Range(0, 40).Select(i => $"c{i},")) + "class\n");
            for (int row = 0; row < Rows; row++) text.Write($"{wide},{(row % 11 == 0 ? "rare" : "usual")}\n");
        }

        Assert.True(new FileInfo(folder["t.csv"]).Length > 2L * HeapMebibytes << 20);
        BallastProcess.Outcome outcome = BallastProcess.RunWithin(HeapMebibytes, folder.FullPath, "resample", "t.csv", "out.csv", "--method", method);
        Assert.Equal("", outcome.Errors);
        Assert.Equal(rows + 1, File.ReadLines(folder["out.csv"]).Count());
    }

    [Fact]
    public void A_table_larger_than_memory_is_told_where_features_are_needed()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["t.csv"], "x,z,w,class\n" + new StringBuilder().Insert(0, "1.5,2,3,a\n2.5,3,4,a\n3.5,4,1,b\n", 600_000));
        Assert.Equal(
            "ballast: error: 't.csv' is too large for the memory there is. random_over_sampler and random_under_sampler on CSV and Parquet read labels only; other methods need the features.\n",
            BallastProcess.RunWithin(64, folder.FullPath, "resample", "t.csv", "out.csv", "--method", "smote").Errors);
    }

    [Fact]
    public void A_kill_in_the_middle_leaves_the_older_outcome_as_it_was()
    {
        using var folder = Folder();
        string[] command = ["resample", "t.csv", "out.csv", "--method", "random_over_sampler"];
        BallastProcess.Run(folder.FullPath, command);
        string before = File.ReadAllText(folder["out.csv"]), record = File.ReadAllText(folder["out.csv.resampling.json"]);
        File.WriteAllText(folder["t.csv"], "x,class\n" + new StringBuilder().Insert(0, "1.5,a\n2.5,a\n3.5,b\n", 100_000));
        using (Process process = BallastProcess.Start(folder.FullPath, [.. command, "--overwrite"]))
        {
            while (!process.HasExited && !File.Exists(folder["out.csv.partial"])) Thread.Sleep(1);
            process.Kill();
            process.WaitForExit();
        }

        Assert.Equal(before, File.ReadAllText(folder["out.csv"]));
        Assert.Equal(record, File.ReadAllText(folder["out.csv.resampling.json"]));
        Assert.Equal(0, BallastProcess.Run(folder.FullPath, [.. command, "--overwrite"]).ExitCode);
        Assert.Empty(Directory.GetFiles(folder.FullPath, "*.partial"));
    }

    [Fact]
    public void A_full_disk_is_told_in_one_line_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["t.csv"], "x,class\n" + new StringBuilder().Insert(0, "1.5,a\n2.5,a\n3.5,b\n", 30_000));
        using SmallDisk disk = SmallDisk.Mount(folder["disk"], kibibytes: 256);
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, "resample", "t.csv", "disk/out.csv", "--method", "random_over_sampler");
        Assert.Equal($"ballast: error: The disk that holds '{folder["disk"]}' is full. Free some space or choose another OUT; nothing half-written was kept.\n", outcome.Errors);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder["disk"]));
    }

    private static TemporaryFolder Folder()
    {
        var folder = new TemporaryFolder();
        File.WriteAllText(folder["t.csv"], Small);
        return folder;
    }
}
