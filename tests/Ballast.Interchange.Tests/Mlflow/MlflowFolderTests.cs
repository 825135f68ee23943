using Ballast.Core;

namespace Ballast.Interchange.Tests;

public sealed class MlflowFolderTests
{
    private static readonly MlflowOptions Options = new() { Experiment = "leaves: \"tomato\"", RunName = "first", Time = new StillTime() };

    [Fact]
    public void A_run_is_laid_out_as_mlflow_reads_it()
    {
        using var folder = new TemporaryFolder();
        MlflowFolderRun run = MlflowFolder.Start(folder["mlruns"], Options);
        run.Parameters(new Dictionary<string, string> { ["learning_rate"] = "0.0005", ["best.model"] = "resnet18" });
        run.Metrics([new("loss/train", 0.5, 1), new("loss/train", 0.25, 2), new("bad", double.NaN, 2)]);
        File.WriteAllText(folder["note.txt"], "hello");
        run.Artifact(folder["note.txt"], "notes/here");
        string experiment = Path.GetDirectoryName(run.Folder)!;
        Assert.Matches("^[0-9]{1,18}$", Path.GetFileName(experiment));
        Assert.Matches("^[0-9a-f]{32}$", run.Id);
        Assert.Equal(run.Id, Path.GetFileName(run.Folder));
        Assert.Equal("0.0005", File.ReadAllText(Path.Combine(run.Folder, "params/learning_rate")));
        Assert.Equal("1700000000250 0.5 1\n1700000000250 0.25 2\n", File.ReadAllText(Path.Combine(run.Folder, "metrics/loss/train")));
        Assert.Equal("1700000000250 nan 2\n", File.ReadAllText(Path.Combine(run.Folder, "metrics/bad")));
        Assert.Equal("first", File.ReadAllText(Path.Combine(run.Folder, "tags/mlflow.runName")));
        Assert.Equal("hello", File.ReadAllText(Path.Combine(run.Folder, "artifacts/notes/here/note.txt")));
        Dictionary<string, string?> meta = Meta(experiment);
        Assert.Equal(Options.Experiment, meta["name"]);
        Assert.Equal(Path.GetFileName(experiment), meta["experiment_id"]);
        Assert.Equal("active", meta["lifecycle_stage"]);
        Assert.Equal(new Uri(experiment).AbsoluteUri, meta["artifact_location"]);
        Assert.Equal("1700000000250", meta["creation_time"]);
    }

    [Theory]
    [InlineData(TrackedStatus.Finished, "3")]
    [InlineData(TrackedStatus.Failed, "4")]
    public void A_run_that_goes_on_has_no_end_and_a_finished_one_says_how(TrackedStatus status, string number)
    {
        using var folder = new TemporaryFolder();
        MlflowFolderRun run = MlflowFolder.Start(folder.FullPath, Options);
        Dictionary<string, string?> before = Meta(run.Folder);
        run.End(status);
        Dictionary<string, string?> after = Meta(run.Folder);
        Assert.Equal(("1", "null"), (before["status"], before["end_time"]));
        Assert.Equal((number, "1700000000250"), (after["status"], after["end_time"]));
        Assert.Equal(
            ["artifact_uri", "end_time", "entry_point_name", "experiment_id", "lifecycle_stage", "run_id", "run_name", "run_uuid", "source_name", "source_type", "source_version", "start_time", "status", "tags", "user_id"],
            after.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((run.Id, run.Id, "first"), (after["run_id"], after["run_uuid"], after["run_name"]));
        Assert.Equal(new Uri(Path.Combine(run.Folder, "artifacts")).AbsoluteUri, after["artifact_uri"]);
    }

    [Fact]
    public void Runs_of_one_experiment_share_its_folder_whoever_made_it()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["77"]);
        File.WriteAllText(folder["77/meta.yaml"], "artifact_location: file:///x/77\ncreation_time: 1\nexperiment_id: '77'\nlast_update_time: 1\nlifecycle_stage: active\nname: 'leaves: \"tomato\"'\n");
        MlflowFolderRun first = MlflowFolder.Start(folder.FullPath, Options), second = MlflowFolder.Start(folder.FullPath, Options);
        Assert.Equal(folder["77"], Path.GetDirectoryName(first.Folder));
        Assert.Equal(folder["77"], Path.GetDirectoryName(second.Folder));
        Assert.NotEqual(first.Id, second.Id);
    }

    [Fact]
    public void A_folder_that_cannot_be_is_named()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["file"], "");
        BallastException failure = Assert.Throws<BallastException>(() => MlflowFolder.Start(folder["file"], Options));
        Assert.StartsWith($"{folder["file"]}: the MLflow folder cannot be written. ", failure.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Meta(string folder) =>
        YamlDocument.ParseMap(File.ReadAllText(Path.Combine(folder, "meta.yaml")), "meta.yaml")!.Pairs!.Value.ToDictionary(pair => pair.Key.Text!, pair => pair.Value.Text);
}
