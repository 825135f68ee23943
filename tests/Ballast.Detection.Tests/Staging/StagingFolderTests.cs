using Ballast.Core;

namespace Ballast.Detection.Tests;

public sealed class StagingFolderTests
{
    [Fact]
    public void Nothing_stands_under_the_final_name_until_it_is_complete()
    {
        using var folder = new TempFolder();
        using (StagingFolder staged = StagingFolder.Begin(folder.At("out"), ExistingFolder.Refuse))
        {
            File.WriteAllText(Path.Join(staged.Partial, "a.txt"), "a");
            Assert.False(Directory.Exists(folder.At("out")));
            staged.Finish();
        }

        Assert.Equal(["out"], Directory.EnumerateFileSystemEntries(folder.Root).Select(Path.GetFileName));
        Assert.Equal(["a.txt"], Directory.EnumerateFileSystemEntries(folder.At("out")).Select(Path.GetFileName));
    }

    [Fact]
    public void What_is_not_completed_is_cleared()
    {
        using var folder = new TempFolder();
        using (StagingFolder staged = StagingFolder.Begin(folder.At("out"), ExistingFolder.Refuse)) File.WriteAllText(Path.Join(staged.Partial, "a.txt"), "a");
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Root));
    }

    [Fact]
    public void What_a_killed_run_left_is_cleared_by_the_next()
    {
        using var folder = new TempFolder();
        folder.WriteText(".out.ballast-partial/.ballast-staging", "");
        folder.WriteText(".out.ballast-partial/deep/old.txt", "old");
        using (StagingFolder staged = StagingFolder.Begin(folder.At("out"), ExistingFolder.Refuse)) staged.Finish();
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.At("out")));
    }

    [Fact]
    public void A_folder_of_the_temporary_name_that_Ballast_did_not_make_stays()
    {
        using var folder = new TempFolder();
        folder.WriteText(".out.ballast-partial/mine.txt", "mine");
        var error = Assert.Throws<BallastException>(() => StagingFolder.Begin(folder.At("out"), ExistingFolder.Refuse));
        Assert.Equal($"{folder.At(".out.ballast-partial")}: is in the way and was not left by Ballast. Move it away, then run this again.", error.Message);
        Assert.True(File.Exists(folder.At(".out.ballast-partial/mine.txt")));
    }

    [Fact]
    public void A_second_writer_is_told_to_wait()
    {
        using var folder = new TempFolder();
        using StagingFolder first = StagingFolder.Begin(folder.At("out"), ExistingFolder.Refuse);
        var error = Assert.Throws<BallastException>(() => StagingFolder.Begin(folder.At("out"), ExistingFolder.Refuse));
        Assert.Equal($"{folder.At("out")}: another process is writing there. Wait until it is done, then run this again.", error.Message);
    }

    [Fact]
    public void A_target_that_is_not_empty_is_refused()
    {
        using var folder = new TempFolder();
        folder.WriteText("out/b.txt", "b");
        var error = Assert.Throws<BallastException>(() => StagingFolder.Begin(folder.At("out"), ExistingFolder.Refuse));
        Assert.Equal($"{folder.At("out")}: is not empty (it holds 'b.txt'). Nothing was written. Name a new or empty folder.", error.Message);
        folder.WriteText("file", "");
        error = Assert.Throws<BallastException>(() => StagingFolder.Begin(folder.At("file"), ExistingFolder.Refuse));
        Assert.Equal($"{folder.At("file")}: is a file, but a folder is to be written. Name a new folder.", error.Message);
    }

    [Fact]
    public void An_older_folder_is_replaced_whole_where_that_is_asked_for()
    {
        using var folder = new TempFolder();
        folder.WriteText("out/old.txt", "old");
        using (StagingFolder staged = StagingFolder.Begin(folder.At("out"), ExistingFolder.Replace))
        {
            File.WriteAllText(Path.Join(staged.Partial, "new.txt"), "new");
            staged.Finish();
        }

        Assert.Equal(["new.txt"], Directory.EnumerateFileSystemEntries(folder.At("out")).Select(Path.GetFileName));
        Assert.Equal(["out"], Directory.EnumerateFileSystemEntries(folder.Root).Select(Path.GetFileName));
    }

    [Fact]
    public void A_kill_between_the_two_renames_loses_no_older_folder()
    {
        using var folder = new TempFolder();
        folder.WriteText(".out.ballast-replaced/old.txt", "old");
        using (StagingFolder.Begin(folder.At("out"), ExistingFolder.Replace)) Assert.True(File.Exists(folder.At("out/old.txt")));
        Assert.True(File.Exists(folder.At("out/old.txt")));
    }

    [Fact]
    public void Input_and_output_must_lie_apart()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.At("in"));
        var error = Assert.Throws<BallastException>(() => StagingFolder.RequireApart(folder.At("in"), folder.At("in/out")));
        Assert.Equal($"'{folder.At("in/out")}' and the input '{folder.At("in")}' lie one in the other, so writing would change the input. Name a folder beside it.", error.Message);
        Assert.Throws<BallastException>(() => StagingFolder.RequireApart(folder.At("in"), folder.Root));
        StagingFolder.RequireApart(folder.At("in"), folder.At("in2"));
    }

    [Fact]
    public void The_root_of_a_disk_is_refused() =>
        Assert.Equal("A dataset cannot be written to '/', the root of a disk. Name a new folder below it.", Assert.Throws<BallastException>(() => StagingFolder.Begin("/", ExistingFolder.Refuse)).Message);
}
