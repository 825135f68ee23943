using System.Diagnostics;

namespace Ballast.Cli.Tests;

/// <summary>A kill and a full disk in the middle of writing a detection dataset.</summary>
public sealed class DetectionInterruptionTests(DrawnKnees knees) : IClassFixture<DrawnKnees>
{
    [Fact]
    public void After_a_kill_in_the_middle_of_balance_nothing_is_there_and_a_second_run_leaves_only_the_dataset()
    {
        using var folder = new TemporaryFolder();
        string[] command = ["balance", knees.Dataset, "out"];
        KillInTheMiddle(folder, command);
        Assert.False(Path.Exists(folder["out"]));
        Finishes(folder, command, ["out"]);
        Assert.Equal(0, BallastProcess.Run(folder.FullPath, "verify", "out", "--no-near-duplicates").ExitCode);
    }

    [Fact]
    public void After_a_kill_in_the_middle_of_convert_nothing_is_there_and_a_second_run_leaves_only_the_dataset()
    {
        using var folder = new TemporaryFolder();
        DrawnKnees.WriteRows(folder["knee.csv"], 8);
        string[] command = ["convert", "knee.csv", "out", "--draw-volumes"];
        KillInTheMiddle(folder, command);
        Assert.False(Path.Exists(folder["out"]));
        Finishes(folder, command, ["knee.csv", "out"]);
    }

    [Fact]
    public void After_a_kill_in_the_middle_of_adding_volumes_the_older_dataset_is_whole_and_a_second_run_adds_them()
    {
        using var folder = new TemporaryFolder();
        DrawnKnees.WriteRows(folder["knee.csv"], 3);
        string[] command = ["convert", "knee.csv", "out", "--draw-volumes"];
        Finishes(folder, command, ["knee.csv", "out"]);
        string before = DatasetFiles.Snapshot(folder["out"]);
        DrawnKnees.WriteRows(folder["knee.csv"], 9);
        KillInTheMiddle(folder, [.. command, "--append"]);
        Assert.Equal(before, DatasetFiles.Snapshot(folder["out"]));
        Finishes(folder, [.. command, "--append"], ["knee.csv", "out"]);
        Assert.Equal(9, DatasetFiles.Parts.Sum(part => DatasetFiles.Volumes(folder["out"], part).Count));
    }

    [Fact]
    public void A_full_disk_is_told_in_one_line_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        DrawnKnees.WriteRows(folder["knee.csv"], 3);
        using SmallDisk disk = SmallDisk.Mount(folder["disk"], kibibytes: 1024);
        foreach (string[] command in new[] { ["balance", knees.Dataset, "disk/out"], ["convert", "knee.csv", "disk/out", "--draw-volumes"], (string[])["convert", knees.Dataset, "disk/out", "--to", "voc"] })
        {
            BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, command);
            Assert.Equal($"ballast: error: The disk that holds '{folder["disk/out"]}' is full. Free some space or name another folder; nothing half-written was kept.\n", outcome.Errors);
            Assert.Equal(2, outcome.ExitCode);
            Assert.Empty(DatasetFiles.Names(folder["disk"]));
        }
    }

    private static void KillInTheMiddle(TemporaryFolder folder, string[] command)
    {
        using Process process = BallastProcess.Start(folder.FullPath, command);
        string partial = folder[".out.ballast-partial"];
        while (!Directory.Exists(partial) && !process.HasExited) Thread.Yield();
        Assert.True(Directory.Exists(partial), "The program ended before it was killed.");
        process.Kill();
        process.WaitForExit();
        Assert.True(Directory.Exists(partial), "The program was done before it was killed.");
    }

    private static void Finishes(TemporaryFolder folder, string[] command, string[] left)
    {
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, command);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.Equal(left, DatasetFiles.Names(folder.FullPath));
    }
}
