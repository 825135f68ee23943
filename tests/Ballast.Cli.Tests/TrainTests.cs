using System.Diagnostics;
using System.Text.Json;

namespace Ballast.Cli.Tests;

/// <summary><c>ballast train</c> in a process of its own.</summary>
public sealed class TrainTests
{
    private const string Name = "shufflenet_v2_balance_baseline_cross_entropy";

    private static readonly string[] Small = ["--image-size", "32", "--threads", "1"];

    [Fact]
    [Trait("Category", "Slow")]
    public void A_killed_run_goes_on_from_its_checkpoint_and_ends_as_if_nothing_had_been()
    {
        using var folder = new TemporaryFolder();
        SmallPhotos.Write(folder["photos"]);
        string[] command = ["train", "photos", "--epochs", "12", "--batch-size", "8", "--optimizer", "sgd:kind=nesterov", "--weight-averaging", "ema:ramp_steps=20", "--checkpoint-steps", "3", .. Small];
        BallastProcess.Outcome undisturbed = BallastProcess.Run(folder.FullPath, [.. command, "--output", "whole"]);
        Assert.True(undisturbed.ExitCode == 0, undisturbed.Errors);

        Directory.CreateDirectory(folder["out"]);
        using (Process process = BallastProcess.Start(folder.FullPath, [.. command, "--output", "out"]))
        {
            while (Checkpoints(folder).Length == 0 && !process.HasExited) Thread.Sleep(5);
            process.Kill();
            process.WaitForExit();
        }

        string checkpoint = Assert.Single(Checkpoints(folder));
        Assert.False(Directory.Exists(folder[$"out/{Name}"]));
        byte[] before = File.ReadAllBytes(checkpoint);
        BallastProcess.Outcome resumed = BallastProcess.Run(folder.FullPath, [.. command, "--output", "out"]);
        Assert.True(resumed.ExitCode == 0, resumed.Errors);
        Assert.NotEmpty(before);
        foreach (string file in new[] { "predictions.csv", "best_model.safetensors" })
            Assert.True(File.ReadAllBytes(folder[$"whole/{Name}/{file}"]).AsSpan().SequenceEqual(File.ReadAllBytes(folder[$"out/{Name}/{file}"])), file);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder["out"], ".*"));
    }

    [Fact]
    public void What_moves_the_weights_is_written_down_and_trackers_are_told()
    {
        using var folder = new TemporaryFolder();
        SmallPhotos.Write(folder["photos"]);
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, [
            "train", "photos", "--epochs", "2", "--optimizer", "adamw:beta1=0.8", "--scheduler", "warmup:around=cosine", "--clip-gradients", "norm:limit=2", "--batches-per-step", "2",
            "--trained-layers", "classifier", "--precision", "full", "--device", "auto", "--checkpoint-minutes", "0", "--tensorboard", "logs", "--mlflow", "mlruns", "--mlflow-experiment", "leaves", .. Small,
        ]);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(folder[$"outputs/{Name}/config.json"]));
        JsonElement configuration = document.RootElement, engine = configuration.GetProperty("best_hyperparameters");
        Assert.Equal(("adamw:beta1=0.8", "warmup:around=cosine"), (engine.GetProperty("optimizer").GetString(), engine.GetProperty("scheduler").GetString()));
        Assert.Equal(
            ("norm:limit=2", "classifier", "auto", 2),
            (configuration.GetProperty("gradient_clipping").GetString(), configuration.GetProperty("trained_layers").GetString(), configuration.GetProperty("device").GetString(), configuration.GetProperty("batches_per_step").GetInt32()));
        Assert.Equal(JsonValueKind.Null, configuration.GetProperty("checkpoints").ValueKind);
        Assert.NotEmpty(Directory.EnumerateFiles(folder["logs"], "events.out.tfevents.*", SearchOption.AllDirectories));
        Assert.Contains("name: \"leaves\"", string.Concat(Directory.EnumerateFiles(folder["mlruns"], "meta.yaml", SearchOption.AllDirectories).Select(File.ReadAllText)), StringComparison.Ordinal);
        string[] history = File.ReadAllLines(folder[$"outputs/{Name}/history.csv"]);
        Assert.EndsWith("images,gradient_norm,class_coverage", history[0], StringComparison.Ordinal);
        Assert.EndsWith(",1 1 1", history[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--weight-histograms does not apply: no --tensorboard is given. Leave the option out, or give --tensorboard.", "--weight-histograms")]
    [InlineData("--mlflow-experiment does not apply: no --mlflow is given. Leave the option out, or give --mlflow.", "--mlflow-experiment", "leaves")]
    [InlineData("There is no optimiser 'adan'. Did you mean 'adam'? Choices: adam, adamw, sgd.", "--optimizer", "adan")]
    [InlineData("The gradient clipping 'norm' does not take limit=0. The largest norm of the gradients is 0; it must be above 0. 1 is usual.", "--clip-gradients", "norm:limit=0")]
    [InlineData("A checkpoint every -1 minutes is not possible; it must be above 0. 5 is usual.", "--checkpoint-minutes", "-1")]
    public void What_cannot_be_is_refused_before_anything_is_read(string message, params string[] options)
    {
        using var folder = new TemporaryFolder();
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, ["train", "nowhere", .. options]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal($"ballast: error: {message}", outcome.Errors.Trim());
    }

    private static string[] Checkpoints(TemporaryFolder folder) => [.. Directory.EnumerateFiles(folder["out"], ".*.checkpoint")];
}
