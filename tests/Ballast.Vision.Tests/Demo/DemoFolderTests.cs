namespace Ballast.Vision.Tests;

public sealed class DemoFolderTests : IDisposable
{
    private readonly DemoFixture demo = new();

    public void Dispose() => demo.Dispose();

    [Fact]
    public void An_empty_folder_is_taken()
    {
        Directory.CreateDirectory(demo.Folder);

        Assert.Equal(DemoLeavesOutcome.Drawn, Write().Outcome);
    }

    [Fact]
    public void Missing_parents_are_made_and_a_trailing_slash_means_the_same_folder()
    {
        DemoLeavesResult result = DemoLeaves.Write(Path.Combine(demo.Root, "a", "b") + Path.DirectorySeparatorChar, DemoFixture.Small);

        Assert.Equal(Path.Combine(demo.Root, "a", "b"), result.Folder);
        Assert.True(File.Exists(Path.Combine(demo.Root, "a", "b", "metadata.csv")));
    }

    [Fact]
    public void A_folder_with_something_else_is_refused_and_kept()
    {
        Directory.CreateDirectory(demo.Folder);
        File.WriteAllText(Path.Combine(demo.Folder, "thesis.txt"), "ten years");
        File.WriteAllText(Path.Combine(demo.Folder, "vita.txt"), "one page");

        Assert.Equal(
            $"{demo.Folder}: is not a demo dataset and not empty (it holds 'thesis.txt'). Nothing was written. Name a new or empty folder.",
            DemoFixture.MessageOf(() => Write()));
        Assert.Equal(["thesis.txt", "vita.txt"], DemoFixture.FilesOf(demo.Folder));
    }

    [Theory]
    [InlineData("not json at all")]
    [InlineData("{}")]
    [InlineData("null")]
    public void A_folder_whose_manifest_is_not_ours_counts_as_something_else(string manifest)
    {
        Directory.CreateDirectory(demo.Folder);
        File.WriteAllText(Path.Combine(demo.Folder, "ballast-demo.json"), manifest);

        Assert.StartsWith($"{demo.Folder}: is not a demo dataset", DemoFixture.MessageOf(() => Write()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dataset_made_another_way_is_refused_with_both_ways_told()
    {
        DemoLeaves.Write(demo.Folder, DemoFixture.Small with { Seed = 7 });

        Assert.Equal(
            $"{demo.Folder}: holds a demo dataset made another way (drawing 1, seed 7, 32 pixels, 20/8/4/3/1 photos, 3-4 a leaf) "
            + "than now asked for (drawing 1, seed 42, 32 pixels, 20/8/4/3/1 photos, 3-4 a leaf). Name another folder, or delete this one.",
            DemoFixture.MessageOf(() => Write()));
    }

    [Fact]
    public void A_lost_photo_is_named()
    {
        Write();
        File.Delete(Path.Combine(demo.Folder, "images", "blight", "blight_0001_01.jpg"));

        Assert.Equal(Damaged("'images/blight/blight_0001_01.jpg' is missing"), DemoFixture.MessageOf(() => Write()));
    }

    [Fact]
    public void A_foreign_photo_is_named()
    {
        Write();
        File.WriteAllText(Path.Combine(demo.Folder, "images", "rust", "mine.jpg"), "mine");

        Assert.Equal(Damaged("'images/rust/mine.jpg' does not belong to it"), DemoFixture.MessageOf(() => Write()));
    }

    [Fact]
    public void A_changed_photo_is_noticed()
    {
        Write();
        string photo = Path.Combine(demo.Folder, "images", "scab", "scab_0001_01.jpg");
        byte[] bytes = File.ReadAllBytes(photo);
        bytes[^5] ^= 1;
        File.WriteAllBytes(photo, bytes);

        Assert.Equal(Damaged("its files are not the ones that ballast-demo.json tells of"), DemoFixture.MessageOf(() => Write()));
    }

    [Fact]
    public void A_file_in_place_of_the_folder_is_refused()
    {
        File.WriteAllText(demo.Folder, "a file");

        Assert.Equal(
            $"{demo.Folder}: is a file, but the demo dataset needs a folder. Name a new or empty folder.", DemoFixture.MessageOf(() => Write()));
    }

    [Fact]
    public void The_root_of_a_disk_is_refused()
    {
        string root = Path.GetPathRoot(demo.Root)!;

        Assert.Equal(
            $"The demo dataset cannot be written to '{root}', the root of a disk. Name a new folder below it.",
            DemoFixture.MessageOf(() => DemoLeaves.Write(root, DemoFixture.Small)));
    }

    [Fact]
    public void Two_processes_do_not_draw_to_one_folder_at_a_time()
    {
        using (new DemoFolder(demo.Folder).Lock())
        {
            Assert.Equal(
                $"{demo.Folder}: another process is drawing the demo dataset there. Wait until it is done, then run this again.",
                DemoFixture.MessageOf(() => Write()));
        }

        Assert.Equal(DemoLeavesOutcome.Drawn, Write().Outcome);
    }

    [Fact]
    public void A_parent_that_is_a_file_is_told_with_the_path()
    {
        File.WriteAllText(demo.Folder, "a file");
        string below = Path.Combine(demo.Folder, "demo");

        Assert.StartsWith(
            $"{below}: the demo dataset cannot be written or read there (",
            DemoFixture.MessageOf(() => DemoLeaves.Write(below, DemoFixture.Small)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_fingerprint_is_the_hash_of_the_lines_that_sha256sum_prints()
    {
        // printf 'abc' | sha256sum is ba7816bf...15ad (FIPS 180-2, appendix B.1); the line is that hash, two spaces, the name, a line feed.
        byte[] abc = Convert.FromHexString("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

        // printf 'ba7816...15ad  a.txt\n' | sha256sum
        Assert.Equal("0a15a7183e51f53aebd44146e21684968f7098e7cd354fcccec444b9867843f0", DemoFolder.Fingerprint([("a.txt", abc)]));
    }

    private DemoLeavesResult Write() => DemoLeaves.Write(demo.Folder, DemoFixture.Small);

    private string Damaged(string how) =>
        $"{demo.Folder}: the demo dataset was changed: {how}. Delete the folder to have it drawn again, or name another one.";
}
