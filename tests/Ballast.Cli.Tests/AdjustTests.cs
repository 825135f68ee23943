using System.Text.Json;

namespace Ballast.Cli.Tests;

/// <summary>A finished run adjusted and asked about images, by the program as a person runs it.</summary>
public sealed class AdjustTests
{
    private const string Run = "out/shufflenet_v2_balance_baseline_cross_entropy";

    [Fact]
    public void A_run_is_adjusted_and_predicts_its_test_images_as_it_did()
    {
        using TemporaryFolder folder = Trained();
        BallastProcess.Outcome adjusted = BallastProcess.Run(folder.FullPath, "adjust", Run, "--method", "crt,temperature");
        Assert.True(adjusted.ExitCode == 0, adjusted.Errors);
        foreach (string word in new[] { "as trained", "crt", "temperature", "worst class recall", "comparison.md" }) Assert.Contains(word, adjusted.Output, StringComparison.Ordinal);

        foreach ((string table, string[] option) in new[] { ($"{Run}/predictions.csv", (string[])[]), ($"{Run}/adjusted/crt/predictions.csv", ["--adjusted", "crt"]) })
        {
            string[][] expected = [.. File.ReadAllLines(folder[table]).Skip(1).Select(line => line.Split(','))];
            string[] images = [.. expected.Select(cells => "photos/" + cells[0])];
            BallastProcess.Outcome predicted = BallastProcess.Run(folder.FullPath, ["predict", Run, .. images, "--output", "new.csv", .. option]);
            Assert.True(predicted.ExitCode == 0, predicted.Errors);
            string[][] found = [.. File.ReadAllLines(folder["new.csv"]).Skip(1).Select(line => line.Split(','))];
            Assert.Equal(images, found.Select(cells => cells[0]));
            for (int i = 0; i < found.Length; i++)
            {
                Assert.Equal(expected[i][2], found[i][1]);
                for (int label = 0; label < 3; label++) Assert.Equal(double.Parse(expected[i][5 + label]), double.Parse(found[i][3 + label]), 1e-6);
            }
        }
    }

    [Fact]
    public void Without_images_what_needs_none_is_done_and_the_exit_code_is_1()
    {
        using TemporaryFolder folder = Trained();
        Directory.Move(folder["photos"], folder["elsewhere"]);
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, "adjust", Run, "--json");
        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("ballast: error: 7 of 12 methods could not be done. retrain, crt, lws, tau_norm, ncm, feature_smote, feature_adasyn: The images of the run are not at ", outcome.Errors, StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(outcome.Output);
        Assert.Equal(5, json.RootElement.GetProperty("adjusted").GetArrayLength());
        Assert.InRange(json.RootElement.GetProperty("adjusted")[0].GetProperty("after").GetProperty("macro_f1").GetDouble(), 0, 1);
        Assert.Equal(2, BallastProcess.Run(folder.FullPath, "adjust", Run, "--method", "crt").ExitCode);
        Assert.Equal(0, BallastProcess.Run(folder.FullPath, "adjust", Run, "--method", "tau_norm", "--dataset", "elsewhere").ExitCode);
    }

    [Fact]
    public void An_image_that_cannot_be_read_is_named_and_ends_with_exit_code_1()
    {
        using TemporaryFolder folder = Trained();
        Directory.CreateDirectory(folder["new"]);
        File.Copy(folder["photos/sky/photo001.bmp"], folder["new/good.bmp"]);
        File.WriteAllText(folder["new/broken.png"], "not a picture");
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, "predict", Run, "new", "--json");
        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("ballast: error: 1 file could not be read and was left out: new/broken.png: ", outcome.Errors, StringComparison.Ordinal);
        Assert.Single(outcome.Errors.TrimEnd().Split('\n'));
        using JsonDocument json = JsonDocument.Parse(outcome.Output);
        JsonElement image = json.RootElement.GetProperty("images")[0];
        Assert.Equal("new/good.bmp", image.GetProperty("file").GetString());
        Assert.Equal(1, image.GetProperty("probabilities").EnumerateObject().Sum(each => each.Value.GetDouble()), 1e-9);
        Assert.Equal(2, File.ReadAllLines(folder["predictions.csv"]).Length);
    }

    [Fact]
    public void Mistakes_are_told_in_one_line()
    {
        Fails("ballast: error: There is no adjustment 'crd'. Did you mean 'crt'? Choices: retrain, crt, lws, tau_norm, ncm, feature_smote, feature_adasyn, logit_adjustment, thresholds, prior_correction, temperature, vector_scaling.", "adjust", "x", "--method", "crd");
        Fails("ballast: error: --method names no method. Choices: retrain, crt, lws, tau_norm, ncm, feature_smote, feature_adasyn, logit_adjustment, thresholds, prior_correction, temperature, vector_scaling.", "adjust", "x", "--method", ",");
        Fails("ballast: error: --test-priors has 'sky', which is not a class and a share above 0. Write class=share separated by commas, for example healthy=0.9,rust=0.1.", "adjust", "x", "--test-priors", "sky");
        Fails("ballast: error: --test-priors is empty. Write class=share separated by commas, or 'uniform'.", "adjust", "x", "--test-priors", ",");
    }

    [Fact]
    public void The_files_of_the_run_are_not_written_over()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["run"]);
        BallastProcess.Outcome outcome = BallastProcess.Run(folder["run"], "predict", ".", "photo.jpg");
        Assert.Equal($"ballast: error: --output '{folder["run/predictions.csv"]}' lies in the run's own folder, whose files are the run's result. Choose a file outside it.", outcome.Errors.TrimEnd());
        Assert.Equal(2, outcome.ExitCode);
    }

    private static TemporaryFolder Trained()
    {
        var folder = new TemporaryFolder();
        SmallPhotos.Write(folder["photos"]);
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, "train", "photos", "--image-size", "32", "--epochs", "2", "--threads", "1", "--output", "out");
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        return folder;
    }

    private static void Fails(string line, params string[] arguments)
    {
        BallastProcess.Outcome outcome = BallastProcess.Run(Path.GetTempPath(), arguments);
        Assert.Equal(line, outcome.Errors.TrimEnd());
        Assert.Equal(2, outcome.ExitCode);
    }
}
