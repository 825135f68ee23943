using System.Diagnostics;
using Ballast.Core;

namespace Ballast.Detection.Tests;

public sealed class InterruptedWriteTests
{
    [Fact]
    public void A_kill_in_the_middle_leaves_nothing_under_the_final_name_and_a_second_run_finishes()
    {
        using var folder = new TempFolder();
        MadeVolumes.Small.Write(folder.At("in"));
        string before = MadeVolumes.Fingerprint(folder.At("in")), images = folder.At(".out.ballast-partial/images/train");
        using (Process child = ChildWriter.Start(folder.At("in"), folder.At("out")))
        {
            while (!child.HasExited && !(Directory.Exists(images) && Directory.EnumerateFiles(images).Any())) Thread.Sleep(1);
            Assert.False(child.HasExited);
            child.Kill();
            child.WaitForExit();
        }

        Assert.False(Directory.Exists(folder.At("out")));
        Assert.NotEmpty(Directory.EnumerateFiles(images));
        DetectionBalance.Write(DetectionBalance.Plan(folder.At("in"), new BalanceOptions()), folder.At("out"), new BalanceWriteOptions());
        Assert.Equal((390, 195), MadeVolumes.Recount(folder.At("out"), "train"));
        Assert.Equal(["in", "out"], Directory.EnumerateDirectories(folder.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(before, MadeVolumes.Fingerprint(folder.At("in")));
    }

    [Fact]
    public void A_full_disk_is_told_in_one_line_and_leaves_nothing()
    {
        using var folder = new TempFolder();
        MadeVolumes.Small.Write(folder.At("in"));
        BalancePlan plan = DetectionBalance.Plan(folder.At("in"), new BalanceOptions());
        using SmallDisk disk = SmallDisk.Mount(folder.At("disk"), kibibytes: 512);
        var error = Assert.Throws<BallastException>(() => DetectionBalance.Write(plan, folder.At("disk/out"), new BalanceWriteOptions()));
        Assert.Equal($"The disk that holds '{folder.At("disk/out")}' is full. Free some space or name another folder; nothing half-written was kept.", error.Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.At("disk")));
    }

    [Fact]
    public void A_cancelled_run_leaves_nothing()
    {
        using var folder = new TempFolder();
        MadeVolumes.Small.Write(folder.At("in"));
        BalancePlan plan = DetectionBalance.Plan(folder.At("in"), new BalanceOptions());
        Assert.ThrowsAny<OperationCanceledException>(() => DetectionBalance.Write(plan, folder.At("out"), new BalanceWriteOptions(), cancellation: new CancellationToken(canceled: true)));
        Assert.Equal(["in"], Directory.EnumerateFileSystemEntries(folder.Root).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData(LinkMode.HardLink, "hard link", "they lie on different disks")]
    [InlineData(LinkMode.Reflink, "reflink", "they lie on different disks")]
    public void A_link_to_another_disk_is_refused_in_one_line(LinkMode link, string kind, string why)
    {
        using var folder = new TempFolder();
        folder.WriteText("in/images/1-a.png", "a");
        folder.WriteText("in/images/2-a.png", "b");
        Directory.CreateDirectory(folder.At("in/labels"));
        BalancePlan plan = DetectionBalance.Plan(folder.At("in"), new BalanceOptions { Ratios = new PartRatios(1, 0, 0), Selection = TrainingSelection.KeepAll });
        using SmallDisk disk = SmallDisk.Mount(folder.At("disk"), kibibytes: 512);
        var error = Assert.Throws<BallastException>(() => DetectionBalance.Write(plan, folder.At("disk/out"), new BalanceWriteOptions { Link = link, Threads = 1 }));
        Assert.Equal(
            $"A {kind} from '{folder.At("in/images/1-a.png")}' to '{folder.At("disk/.out.ballast-partial/images/train")}' is not possible: {why}. Choose copy, or a folder on the input's disk.",
            error.Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.At("disk")));
    }

    [Fact]
    public void A_reflink_is_made_or_refused_in_one_line()
    {
        using var folder = new TempFolder();
        folder.WriteText("a", "content");
        try
        {
            FileTransfer.Run(folder.At("a"), folder.At("b"), LinkMode.Reflink);
            Assert.Equal("content", File.ReadAllText(folder.At("b")));
        }
        catch (BallastException error)
        {
            Assert.StartsWith($"A reflink from '{folder.At("a")}' to '{folder.Root}' is not possible: ", error.Message);
            Assert.EndsWith(". Choose copy, or a folder on the input's disk.", error.Message);
        }
    }
}
