namespace Ballast.Experiments.Tests;

public sealed class StagedFolderTests
{
    [Fact]
    public void Nothing_stands_under_the_final_name_until_it_is_finished()
    {
        using var folder = new TemporaryFolder();
        using (StagedFolder staged = StagedFolder.Begin(folder["run"], TestContext.Current.CancellationToken))
        {
            File.WriteAllText(Path.Combine(staged.Partial, "a.txt"), "a");
            Assert.False(Directory.Exists(folder["run"]));
            staged.Finish();
        }

        Assert.Equal(["a.txt"], Directory.EnumerateFiles(folder["run"]).Select(Path.GetFileName));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.FullPath, ".*"));
    }

    [Fact]
    public void What_is_not_finished_is_swept_away()
    {
        using var folder = new TemporaryFolder();
        using (StagedFolder staged = StagedFolder.Begin(folder["run"], TestContext.Current.CancellationToken)) File.WriteAllText(Path.Combine(staged.Partial, "a.txt"), "a");
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.FullPath));
    }

    [Fact]
    public void What_a_killed_process_left_is_not_taken_over()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder[".run.partial/deep"]);
        File.WriteAllText(folder[".run.partial/old.txt"], "old");
        using (StagedFolder staged = StagedFolder.Begin(folder["run"], TestContext.Current.CancellationToken)) staged.Finish();
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder["run"]));
    }

    [Fact]
    public void An_older_folder_of_the_name_is_replaced_whole()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["run"]);
        File.WriteAllText(folder["run/old.txt"], "old");
        using (StagedFolder staged = StagedFolder.Begin(folder["run"], TestContext.Current.CancellationToken))
        {
            File.WriteAllText(Path.Combine(staged.Partial, "new.txt"), "new");
            staged.Finish();
        }

        Assert.Equal(["new.txt"], Directory.EnumerateFiles(folder["run"]).Select(Path.GetFileName));
    }
}
