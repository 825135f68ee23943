using OpenCvSharp;

namespace Ballast.Vision.Tests;

public sealed class DemoLeavesTests : IDisposable
{
    private readonly DemoFixture demo = new();

    public void Dispose() => demo.Dispose();

    [Fact]
    public void The_tree_holds_the_counted_photos_of_each_class_and_the_files_that_tell_of_them()
    {
        DemoLeavesResult result = DemoLeaves.Write(demo.Folder, DemoFixture.Small);

        Assert.Equal(DemoLeavesOutcome.Drawn, result.Outcome);
        Assert.Equal(demo.Folder, result.Folder);
        Assert.Equal(36, result.Photos);
        Assert.Equal(["README.md", "ballast-demo.json", "images", "metadata.csv"], Entries(demo.Folder));
        Assert.Equal(["blight", "healthy", "mildew", "rust", "scab"], Entries(Path.Combine(demo.Folder, "images")));
        Assert.Equal([1, 20, 3, 8, 4], Entries(Path.Combine(demo.Folder, "images")).Select(name => Entries(Path.Combine(demo.Folder, "images", name)).Length));
    }

    [Fact]
    public void The_metadata_names_every_photo_once_with_the_label_of_its_folder()
    {
        DemoLeaves.Write(demo.Folder, DemoFixture.Small);

        string[][] rows = Rows();
        Assert.Equal(["file", "label", "leaf_group"], File.ReadLines(Path.Combine(demo.Folder, "metadata.csv")).First().Split(','));
        Assert.Equal(DemoFixture.FilesOf(Path.Combine(demo.Folder, "images")), rows.Select(row => row[0]).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.StartsWith(row[1] + "/", row[0], StringComparison.Ordinal));
    }

    [Fact]
    public void A_leaf_lies_within_one_class_and_has_as_many_photos_as_asked_for()
    {
        DemoLeavesOptions options = DemoFixture.Small with
        {
            Counts = new DemoLeavesCounts { Healthy = 40, Rust = 16, Scab = 8, Mildew = 6, Blight = 5 },
            PhotosPerLeaf = new DemoPhotosPerLeaf(2, 3),
        };
        DemoLeavesResult result = DemoLeaves.Write(demo.Folder, options);

        IGrouping<string, string[]>[] leaves = [.. Rows().GroupBy(row => row[2])];
        Assert.Equal(result.Leaves, leaves.Length);
        Assert.All(leaves, leaf => Assert.Single(leaf.Select(row => row[1]).Distinct()));
        Assert.All(leaves, leaf => Assert.InRange(leaf.Count(), 2, 3));
    }

    [Fact]
    public void Every_photo_decodes_at_the_size_asked_for_and_none_is_blank_or_twice_there()
    {
        DemoLeaves.Write(demo.Folder, DemoFixture.Small with { ImageSizePixels = 40 });

        foreach (string file in DemoFixture.FilesOf(Path.Combine(demo.Folder, "images")))
        {
            using Mat photo = Cv2.ImRead(Path.Combine(demo.Folder, "images", file), ImreadModes.Color);
            Cv2.MeanStdDev(photo, out _, out Scalar spread);
            Assert.Equal((40, 40, 3), (photo.Width, photo.Height, photo.Channels()));
            Assert.True(spread.Val0 > 4, file);
        }

        Dictionary<string, string> hashes = DemoFixture.HashesOf(demo.Folder);
        Assert.Equal(hashes.Count, hashes.Values.Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public void The_same_seed_gives_the_same_bytes_on_any_number_of_threads(int threads)
    {
        string other = Path.Combine(demo.Root, "other");
        DemoLeavesResult first = DemoLeaves.Write(demo.Folder, DemoFixture.Small with { Threads = 2 });
        DemoLeavesResult second = DemoLeaves.Write(other, DemoFixture.Small with { Threads = threads });

        Assert.Equal(DemoFixture.HashesOf(demo.Folder), DemoFixture.HashesOf(other));
        Assert.Equal(first.Fingerprint, second.Fingerprint);
    }

    [Fact]
    public void Another_seed_gives_other_photos()
    {
        string other = Path.Combine(demo.Root, "other");
        DemoLeaves.Write(demo.Folder, DemoFixture.Small);
        DemoLeaves.Write(other, DemoFixture.Small with { Seed = 43 });

        Assert.Empty(Photos(demo.Folder).Intersect(Photos(other)));
    }

    [Fact]
    public void More_leaves_of_one_class_leave_the_photos_of_the_others_as_they_were()
    {
        string other = Path.Combine(demo.Root, "other");
        DemoLeaves.Write(demo.Folder, DemoFixture.Small);
        DemoLeaves.Write(other, DemoFixture.Small with { Counts = DemoFixture.Small.Counts with { Healthy = 24 } });

        Dictionary<string, string> before = DemoFixture.HashesOf(demo.Folder);
        Dictionary<string, string> after = DemoFixture.HashesOf(other);
        Assert.All(before.Where(file => file.Key.StartsWith("images/rust/", StringComparison.Ordinal)), file => Assert.Equal(file.Value, after[file.Key]));
    }

    [Fact]
    public void A_whole_dataset_of_the_same_options_is_left_untouched()
    {
        DemoLeavesResult drawn = DemoLeaves.Write(demo.Folder, DemoFixture.Small);
        string photo = Directory.EnumerateFiles(demo.Folder, "*.jpg", SearchOption.AllDirectories).First();
        var past = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(photo, past);

        DemoLeavesResult found = DemoLeaves.Write(demo.Folder, DemoFixture.Small with { Threads = 1 });

        Assert.Equal(drawn with { Outcome = DemoLeavesOutcome.Reused }, found);
        Assert.Equal(past, File.GetLastWriteTimeUtc(photo));
    }

    [Fact]
    public void Progress_ends_at_the_total_and_never_passes_it()
    {
        var heard = new Listener();
        DemoLeaves.Write(demo.Folder, DemoFixture.Small, heard);

        Assert.Contains(new DemoLeavesProgress(36, 36), heard.Reports);
        Assert.All(heard.Reports, report => Assert.InRange(report.PhotosDrawn, 1, 36));
    }

    [Fact]
    public void A_cancelled_drawing_leaves_nothing_behind()
    {
        using var source = new CancellationTokenSource();
        var heard = new Listener(_ => source.Cancel());

        Assert.ThrowsAny<OperationCanceledException>(() => DemoLeaves.Write(demo.Folder, DemoFixture.Small, heard, source.Token));

        Assert.NotEmpty(heard.Reports);
        Assert.Empty(Directory.EnumerateFileSystemEntries(demo.Root));
    }

    [Fact]
    public void A_failure_while_drawing_surfaces_as_itself_and_leaves_nothing_behind()
    {
        var heard = new Listener(_ => throw new InvalidOperationException("the listener fell over"));

        Assert.Throws<InvalidOperationException>(() => DemoLeaves.Write(demo.Folder, DemoFixture.Small, heard));

        Assert.Empty(Directory.EnumerateFileSystemEntries(demo.Root));
    }

    [Fact]
    public void What_a_killed_process_left_is_cleared_away_and_drawn_anew()
    {
        string partial = new DemoFolder(demo.Folder).PartialPath;
        Directory.CreateDirectory(Path.Combine(partial, "images", "rust"));
        File.WriteAllText(Path.Combine(partial, "images", "rust", "half.jpg"), "half");

        DemoLeaves.Write(demo.Folder, DemoFixture.Small);

        Assert.Equal(["demo"], Entries(demo.Root));
        Assert.DoesNotContain("images/rust/half.jpg", DemoFixture.FilesOf(demo.Folder));
    }

    [Fact]
    public void The_readme_tells_the_seed_the_counts_and_the_licence()
    {
        DemoLeaves.Write(demo.Folder, DemoFixture.Small with { Seed = 7 });

        string text = File.ReadAllText(Path.Combine(demo.Folder, "README.md"));
        Assert.Contains("seed 7", text, StringComparison.Ordinal);
        Assert.Contains("| healthy | 20 |", text, StringComparison.Ordinal);
        Assert.Contains("public domain", text, StringComparison.Ordinal);
    }

    private static string[] Entries(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Photos(string folder) =>
        DemoFixture.HashesOf(folder).Where(file => file.Key.EndsWith(".jpg", StringComparison.Ordinal)).Select(file => file.Value);

    private string[][] Rows() =>
        [.. File.ReadLines(Path.Combine(demo.Folder, "metadata.csv")).Skip(1).Select(line => line.Split(','))];

    private sealed class Listener(Action<DemoLeavesProgress>? then = null) : IProgress<DemoLeavesProgress>
    {
        private readonly Lock gate = new();

        public List<DemoLeavesProgress> Reports { get; } = [];

        public void Report(DemoLeavesProgress value)
        {
            lock (gate)
            {
                Reports.Add(value);
            }

            then?.Invoke(value);
        }
    }
}
