using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Experiments.Tests;

public sealed class RunPredictionTests(SmallRun small) : IClassFixture<SmallRun>
{
    [Theory]
    [InlineData(null)]
    [InlineData("retrain")]
    [InlineData("lws")]
    [InlineData("ncm")]
    [InlineData("logit_adjustment")]
    [InlineData("vector_scaling")]
    public void Predictions_of_the_test_images_equal_those_of_the_run(string? method)
    {
        using var folder = new TemporaryFolder();
        string run = SmallRun.Copy(small.Run, folder["run"]);
        AdjustmentMethod? adjusted = method is null ? null : AdjustmentChoices.Methods.Parse(method);
        Predictions expected = small.Run.Test;
        if (adjusted is { } one) expected = RunAdjustment.Execute(run, new AdjustmentSettings { Methods = [one] }, null, TestContext.Current.CancellationToken).Adjusted.Single().Test;
        // In another order than the run's, so that images fall into other places of a batch.
        string[] files = [.. small.FilesOf(SplitPart.Test).Reverse()];
        ImagePredictions found = Predict(run, adjusted, files);
        Assert.Equal(files, found.Files);
        for (int i = 0; i < files.Length; i++)
        {
            int place = expected.Files.Length - 1 - i;
            Assert.Equal(expected.Probabilities.Predicted(place), found.Predicted(i));
            for (int label = 0; label < 3; label++) Assert.Equal(expected.Probabilities.Row(place)[label], found.Probabilities[i, label], 1e-6);
        }
    }

    [Fact]
    public void Files_that_cannot_be_read_are_named_and_left_out()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["new/deep"]);
        Directory.CreateDirectory(folder["new/.hidden"]);
        string[] test = small.FilesOf(SplitPart.Test);
        File.Copy(test[0], folder["new/deep/b.bmp"]);
        File.Copy(test[1], folder["new/a.BMP"]);
        File.Copy(test[1], folder["new/.hidden/c.bmp"]);
        File.WriteAllText(folder["new/broken.png"], "not a picture");
        File.WriteAllText(folder["new/readme.txt"], "no image");
        ImagePredictions found = Predict(small.Run.Folder, null, folder["new"], folder["new/a.BMP"], folder["nowhere.jpg"]);
        Assert.Equal([folder["new"] + "/a.BMP", folder["new"] + "/deep/b.bmp"], found.Files);
        Assert.Equal(2, found.Probabilities.Rows);
        Assert.Equal([(folder["nowhere.jpg"], "missing"), (folder["new"] + "/broken.png", "unreadable")], found.Problems.Select(problem => (problem.File, problem.Kind)));
        found.Write(folder["out/table.csv"]);
        CsvTable table = CsvTable.Read(folder["out/table.csv"]);
        Assert.Equal(["file", "predicted_class", "confidence", "p_brick", "p_grass", "p_sky"], table.Columns);
        Assert.Equal(found.Files, table.Rows.Select(row => row.Cells[0]));
    }

    [Fact]
    public void No_image_and_no_such_adjustment_are_told()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(
            $"There is no image at '{folder.FullPath}'. Give image files (bmp, jpeg, jpg, png, tif, tiff, webp) or folders that hold some.",
            Assert.Throws<BallastException>(() => Predict(small.Run.Folder, null, folder.FullPath)).Message);
        Assert.Equal(
            $"The run '{small.Run.Folder}' has no crt. Run 'ballast adjust {small.Run.Folder} --method crt' first.",
            Assert.Throws<BallastException>(() => Predict(small.Run.Folder, AdjustmentMethod.ClassifierRetraining, folder.FullPath)).Message);
        Assert.Equal("--cache-mb is -1; it must be 0 or more.", Assert.Throws<BallastException>(() => new PredictionSettings { RunFolder = "", Paths = [], CacheBudgetBytes = -1 << 20 }).Message);
    }

    private static ImagePredictions Predict(string run, AdjustmentMethod? adjusted, params string[] paths) =>
        RunPrediction.Execute(new PredictionSettings { RunFolder = run, Paths = [.. paths], Adjusted = adjusted }, null, TestContext.Current.CancellationToken);
}
