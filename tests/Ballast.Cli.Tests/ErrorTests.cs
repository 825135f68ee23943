namespace Ballast.Cli.Tests;

/// <summary>What a person gets who makes a mistake: one line that says what to do, the right exit code, and nothing half-written.</summary>
public sealed class ErrorTests
{
    [Fact]
    public void An_unknown_option_is_named_with_the_nearest_one()
    {
        Fails("ballast: error: There is no option '--epoch'. Did you mean '--epochs'? See 'ballast train --help'.", 2, "train", ".", "--epoch", "3");
    }

    [Fact]
    public void An_unknown_command_is_named_with_the_nearest_one()
    {
        Fails("ballast: error: There is no command 'experiment'. Did you mean 'experiments'? See 'ballast --help'.", 2, "experiment");
    }

    [Fact]
    public void An_unknown_technique_lists_the_choices()
    {
        Fails(
            "ballast: error: There is no balancing technique 'smot'. Did you mean 'smote'? Choices: none, random_oversampling, random_undersampling, smote, adasyn, offline_augmentation, repeat_all, repeat_all_to_floor.",
            2, "train", "photos", "--balancing-technique", "smot");
    }

    [Fact]
    public void A_suite_file_takes_no_options_beside_it()
    {
        Fails("ballast: error: --suite says what to run in 'suite.yaml'; --epochs cannot be given beside it. Put it into the file.", 2, "experiments", "--suite", "suite.yaml", "--epochs", "3");
        Fails("ballast: error: --suite names the datasets in 'suite.yaml'; 'photos' cannot be given beside it. Put it into the file.", 2, "experiments", "photos", "--suite", "suite.yaml");
    }

    [Fact]
    public void The_focal_exponent_is_given_once()
    {
        Fails(
            "ballast: error: --focal-gamma is 2.5, but the loss is focal_loss:gamma=3. Give the exponent once.",
            2, "train", ".", "--loss-function", "focal_loss:gamma=3", "--focal-gamma", "2.5");
    }

    [Fact]
    public void A_list_that_does_not_exist_is_named_with_the_nearest()
    {
        Fails("ballast: error: There is no list 'loss'. Did you mean 'losses'? Lists: losses, samplers, mixing, optimizers, schedules, techniques, experiments.", 2, "train", "--list", "loss");
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        BallastProcess.Outcome outcome = Fails(null, 2, "experiments", "no-such-folder");
        Assert.Contains("no-such-folder", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void One_class_is_not_enough()
    {
        using var folder = new TemporaryFolder();
        SmallPhotos.Write(folder["photos"], [10]);
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, "experiments", "photos");
        OneLine(outcome, 2);
        Assert.Contains("brick", outcome.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["outputs"]) && Directory.EnumerateDirectories(folder["outputs"], "*_balance_*").Any());
    }

    [Fact]
    public void A_class_without_images_and_an_unreadable_image_are_named_and_left_out()
    {
        using var folder = new TemporaryFolder();
        SmallPhotos.Write(folder["photos"]);
        Directory.CreateDirectory(folder["photos/empty"]);
        File.WriteAllText(folder["photos/brick/broken.png"], "not a picture");
        File.WriteAllBytes(folder["photos/sky/nothing.jpg"], []);
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, "inspect", "photos");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("brick/broken.png", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("sky/nothing.jpg", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("empty", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("70 images, 3 classes", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_planted_leak_ends_with_exit_code_1_and_names_the_files()
    {
        using var folder = new TemporaryFolder();
        string[] parts = ["train", "val", "test"];
        for (int i = 0; i < parts.Length; i++) SmallPhotos.Write(folder["photos/" + parts[i]], [8, 6, 4], series: i);
        File.Copy(folder["photos/train/sky/photo001.bmp"], folder["photos/test/sky/copied.bmp"]);
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, "train", "photos", "--epochs", "1");
        OneLine(outcome, 1);
        Assert.Contains("train/sky/photo001.bmp", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("test/sky/copied.bmp", outcome.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["outputs"]) && Directory.EnumerateDirectories(folder["outputs"]).Any());
    }

    [Fact]
    public void A_full_disk_is_told_in_one_line_and_leaves_nothing_half_written()
    {
        using var folder = new TemporaryFolder();
        SmallPhotos.Write(folder["photos"]);
        using SmallDisk disk = SmallDisk.Mount(folder["disk"], kibibytes: 256);
        BallastProcess.Outcome outcome = BallastProcess.Run(
            folder.FullPath, "train", "photos", "--epochs", "1", "--image-size", "32", "--output", folder["disk/outputs"]);
        string[] lines = outcome.Errors.TrimEnd().Split('\n');
        Assert.Equal(2, lines.Length); // what it was doing, and why it stopped
        Assert.StartsWith($"ballast: error: The disk that holds '{folder["disk/outputs"]}' is full.", lines[1], StringComparison.Ordinal);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder["disk/outputs"]));
    }

    private static BallastProcess.Outcome Fails(string? line, int exitCode, params string[] arguments)
    {
        BallastProcess.Outcome outcome = BallastProcess.Run(Path.GetTempPath(), arguments);
        OneLine(outcome, exitCode);
        if (line is not null) Assert.Equal(line, outcome.Errors.TrimEnd());
        return outcome;
    }

    private static void OneLine(BallastProcess.Outcome outcome, int exitCode)
    {
        Assert.StartsWith("ballast: error: ", outcome.Errors, StringComparison.Ordinal);
        Assert.Single(outcome.Errors.TrimEnd().Split('\n'));
        Assert.Equal(exitCode, outcome.ExitCode);
    }
}
