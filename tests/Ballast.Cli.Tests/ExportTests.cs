using System.Text.Json;

namespace Ballast.Cli.Tests;

/// <summary><c>ballast export</c>: the file of a run, and what is said when there is none.</summary>
public sealed class ExportTests
{
    [Fact]
    public void A_run_becomes_a_file_and_its_weights_alone_are_enough()
    {
        using var folder = new TemporaryFolder();
        SmallPhotos.Write(folder["photos"]);
        BallastProcess.Outcome trained = BallastProcess.Run(
            folder.FullPath, "train", "photos", "--image-size", "32", "--epochs", "1", "--threads", "1", "--output", "out", "--experiment-name", "mine");
        Assert.True(trained.ExitCode == 0, trained.Errors);
        BallastProcess.Outcome exported = BallastProcess.Run(folder.FullPath, "export", "out/mine", "leaves.onnx", "--input", "bytes", "--probabilities", "--json");
        Assert.True(exported.ExitCode == 0, exported.Errors);
        JsonElement said = JsonDocument.Parse(exported.Output).RootElement;
        Assert.Equal(Path.GetFullPath(folder["leaves.onnx"]), said.GetProperty("path").GetString());
        Assert.Equal(new FileInfo(folder["leaves.onnx"]).Length, said.GetProperty("bytes").GetInt64());
        BallastProcess.Outcome again = BallastProcess.Run(folder.FullPath, "export", "out/mine/best_model.safetensors", "again.onnx", "--input", "bytes", "--probabilities");
        Assert.StartsWith($"shufflenet_v2 for 3 classes and images of 32 pixels, {new FileInfo(folder["again.onnx"]).Length / 1e6:0.0} MB: ", again.Output, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(folder["leaves.onnx"]), File.ReadAllBytes(folder["again.onnx"]));
    }

    [Fact]
    public void A_folder_that_is_no_run_is_refused()
    {
        using var folder = new TemporaryFolder();
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, "export", "nowhere", "leaves.onnx");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal(
            "ballast: error: 'nowhere' is neither the folder of a finished run nor a file of weights. Give a folder that 'ballast train' wrote.", outcome.Errors.Trim());
    }
}
