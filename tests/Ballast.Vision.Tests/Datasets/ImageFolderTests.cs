using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Vision.Tests;

public sealed class ImageFolderTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public void A_folder_a_class_is_read_in_ordinal_order()
    {
        folder.WritePictures("b/2.png", "b/10.jpg", "A/x.bmp", "a/z/deep.tif", "a/y.webp", "a/Y.png");

        ImageDataset dataset = Read();

        Assert.Equal(["A", "a", "b"], dataset.Classes);
        Assert.Equal(["A/x.bmp", "a/Y.png", "a/y.webp", "a/z/deep.tif", "b/10.jpg", "b/2.png"], dataset.Samples.Select(sample => sample.File));
        Assert.Equal([0, 1, 1, 1, 2, 2], dataset.Labels);
        Assert.All(dataset.Samples, sample => Assert.True(File.Exists(sample.FullPath)));
        Assert.Empty(dataset.Problems);
        Assert.Empty(dataset.Notes);
        Assert.Null(dataset.FolderSplit);
        Assert.Null(dataset.GroupColumn);
    }

    [Fact]
    public void Class_folders_may_lie_in_images()
    {
        folder.WritePictures("images/a/1.png", "images/b/1.png");
        folder.WriteText("LICENSE", "free");

        ImageDataset dataset = Read();

        Assert.Equal(folder.At("images"), dataset.Root);
        Assert.Equal(["a/1.png", "b/1.png"], dataset.Samples.Select(sample => sample.File));
    }

    [Theory]
    [InlineData("train", "val", "test")]
    [InlineData("Train", "valid", "Testing")]
    [InlineData("training", "validation", "test")]
    public void Train_val_and_test_folders_make_the_split(string train, string validation, string test)
    {
        folder.WritePictures($"{train}/a/1.png", $"{train}/b/2.png", $"{validation}/a/3.png", $"{validation}/b/4.png", $"{test}/a/5.png", $"{test}/b/6.png", "other/c/7.png");

        ImageDataset dataset = Read();

        Assert.Equal(["a", "b"], dataset.Classes);
        Assert.Equal(6, dataset.Samples.Length);
        SplitPlan split = Assert.IsType<SplitPlan>(dataset.FolderSplit);
        Assert.Equal([$"{train}/a/1.png", $"{train}/b/2.png"], split.Train.Select(i => dataset.Samples[i].File));
        Assert.Equal([$"{validation}/a/3.png", $"{validation}/b/4.png"], split.Validation.Select(i => dataset.Samples[i].File));
        Assert.Equal([$"{test}/a/5.png", $"{test}/b/6.png"], split.Test.Select(i => dataset.Samples[i].File));
        Assert.Equal(ImageProblemKind.NoClass, Assert.Single(dataset.Problems).Kind);
    }

    [Fact]
    public void A_class_may_be_called_train()
    {
        folder.WritePictures("bus/1.png", "train/1.png", "car/1.png");

        Assert.Equal(["bus", "car", "train"], Read().Classes);
    }

    [Fact]
    public void A_class_that_a_part_lacks_is_noted()
    {
        folder.WritePictures("train/a/1.png", "train/b/2.png", "test/a/3.png");

        Assert.Equal(["Class 'b' has no image in the test part."], Read().Notes);
    }

    [Fact]
    public void What_cannot_be_used_is_named_and_left_out()
    {
        folder.WritePictures("a/1.png", "b/1.png", "loose.png");
        folder.Write("a/empty.jpg", []);
        folder.Write("a/nonsense.jpg", "not an image"u8);
        byte[] whole = Pictures.Encode(Pictures.Woven(30, 30), ".jpg");
        folder.Write("b/cut.jpg", whole.AsSpan(0, whole.Length / 2));
        Directory.CreateDirectory(folder.At("c"));

        ImageDataset dataset = Read();

        Assert.Equal(["a/1.png", "b/1.png"], dataset.Samples.Select(sample => sample.File));
        Assert.Equal(["a", "b"], dataset.Classes);
        Assert.Equal(
            [
                new ImageProblem("a/empty.jpg", ImageProblemKind.Empty, "The file has 0 bytes."),
                new ImageProblem("a/nonsense.jpg", ImageProblemKind.Broken, "The content is not a JPEG, PNG, BMP, WebP or TIFF image."),
                new ImageProblem("b/cut.jpg", ImageProblemKind.Truncated, "The JPEG content ends before the image does."),
                new ImageProblem("c", ImageProblemKind.EmptyClass, "The class has no readable image and was dropped."),
                new ImageProblem("loose.png", ImageProblemKind.NoClass, "The image lies outside every class folder."),
            ],
            dataset.Problems);
    }

    [Fact]
    public void Stray_files_are_no_samples_and_strange_ones_are_counted()
    {
        folder.WritePictures("a/1.png", "b/1.png");
        foreach (string name in (string[])[".DS_Store", "Thumbs.db", "README.md", "notes.txt", ".hidden.png", "scan.dcm", "scan2.DCM", "clip.gif"]) folder.WriteText("a/" + name, "x");
        folder.WriteText(".git/objects/1.png", "x");
        folder.WriteText("__MACOSX/a/1.png", "x");

        ImageDataset dataset = Read();

        Assert.Equal(2, dataset.Samples.Length);
        Assert.Empty(dataset.Problems);
        Assert.Equal(["3 files not read, the ending is not that of an image: .dcm (2), .gif (1)."], dataset.Notes);
    }

    [Fact]
    public void A_file_of_another_format_than_its_ending_is_read_and_noted()
    {
        folder.WritePictures("a/1.png", "b/1.png");
        folder.Write("a/2.png", Pictures.Encode(Pictures.Named("a/2.png"), ".jpg"));

        ImageDataset dataset = Read();

        Assert.Equal(3, dataset.Samples.Length);
        Assert.Equal(["1 file of another format than the ending says, read all the same: a/2.png is JPEG."], dataset.Notes);
    }

    [Fact]
    public void Identical_files_in_two_classes_are_left_out_of_both()
    {
        folder.WritePictures("a/1.png", "b/1.png");
        byte[] same = Pictures.Encode(Pictures.Named("same"), ".png");
        folder.Write("a/x.png", same);
        folder.Write("b/y.png", same);

        ImageDataset dataset = Read();

        Assert.Equal(["a/1.png", "b/1.png"], dataset.Samples.Select(sample => sample.File));
        Assert.Equal(
            [
                new ImageProblem("a/x.png", ImageProblemKind.Mislabelled, "An identical file stands in class 'b': b/y.png."),
                new ImageProblem("b/y.png", ImageProblemKind.Mislabelled, "An identical file stands in class 'a': a/x.png."),
            ],
            dataset.Problems);
    }

    [Fact]
    public void Identical_files_in_one_class_stay_and_share_their_hash()
    {
        folder.WritePictures("a/1.png", "b/1.png");
        File.Copy(folder.At("a/1.png"), folder.At("a/2.png"));

        ImageDataset dataset = Read();

        Assert.Equal(dataset.Samples[0].ContentHash, dataset.Samples[1].ContentHash);
        Assert.NotEqual(dataset.Samples[0].ContentHash, dataset.Samples[2].ContentHash);
        byte[] digest = System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(folder.At("a/1.png")));
        Assert.Equal(Convert.ToHexStringLower(digest)[..32], dataset.Samples[0].ContentHash);
    }

    [Fact]
    public void Links_are_followed_but_not_in_circles()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Making links needs a privilege on Windows.");
        folder.WritePictures("a/1.png", "b/1.png", "elsewhere/deep/2.png");
        Directory.CreateSymbolicLink(folder.At("b/more"), folder.At("elsewhere/deep"));
        Directory.CreateSymbolicLink(folder.At("a/up"), folder.Root);
        File.CreateSymbolicLink(folder.At("a/gone.png"), folder.At("nowhere.png"));
        File.CreateSymbolicLink(folder.At("a/itself.png"), folder.At("a/itself.png"));

        ImageDataset dataset = Read();

        Assert.Equal(["a/1.png", "b/1.png"], dataset.Samples.Select(sample => sample.File).Where(file => file.Count(c => c == '/') == 1));
        Assert.Equal(["a/gone.png", "a/itself.png"], dataset.Problems.Where(problem => problem.Kind == ImageProblemKind.Unreadable).Select(problem => problem.File));
    }

    [Fact]
    public void A_folder_without_permission_is_a_problem_and_no_failure()
    {
        if (OperatingSystem.IsWindows() || Environment.UserName == "root")
        {
            Assert.Skip("This user may open everything.");
            return;
        }

        folder.WritePictures("a/1.png", "b/1.png", "c/1.png");
        File.SetUnixFileMode(folder.At("c"), UnixFileMode.None);

        ImageDataset dataset = Read();
        File.SetUnixFileMode(folder.At("c"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Assert.Contains(dataset.Problems, problem => problem is { File: "c", Kind: ImageProblemKind.Unreadable });
    }

    [Fact]
    public void The_result_does_not_depend_on_threads()
    {
        folder.WritePictures([.. Enumerable.Range(0, 40).Select(i => $"{(char)('a' + i % 3)}/{i}.png")]);
        folder.Write("a/broken.png", [1, 2, 3]);

        ImageDataset one = ImageFolder.Read(folder.Root, new ImageFolderOptions { Threads = 1 });
        ImageDataset eight = ImageFolder.Read(folder.Root, new ImageFolderOptions { Threads = 8 });

        Assert.Equal(one.Samples, eight.Samples);
        Assert.Equal(one.Problems, eight.Problems);
        Assert.Equal(one.Fingerprint, eight.Fingerprint);
    }

    [Fact]
    public void The_fingerprint_changes_with_content_name_and_class()
    {
        folder.WritePictures("a/1.png", "a/2.png", "b/1.png");
        HashSet<string> seen = [Read().Fingerprint];
        Assert.Contains(Read().Fingerprint, seen);

        File.Move(folder.At("a/2.png"), folder.At("a/3.png"));
        Assert.True(seen.Add(Read().Fingerprint));
        File.Move(folder.At("a/3.png"), folder.At("b/3.png"));
        Assert.True(seen.Add(Read().Fingerprint));
        folder.Write("b/3.png", Pictures.Encode(Pictures.Woven(8, 8), ".png"));
        Assert.True(seen.Add(Read().Fingerprint));
        folder.WriteText("metadata.csv", "file,group\nb/3.png,g\n");
        Assert.True(seen.Add(Read().Fingerprint));
    }

    [Fact]
    public void A_limit_keeps_class_shares()
    {
        folder.WritePictures([.. Enumerable.Range(0, 40).Select(i => i < 30 ? $"a/{i}.png" : $"b/{i}.png")]);

        ImageDataset dataset = ImageFolder.Read(folder.Root, new ImageFolderOptions { Limit = 8 });

        Assert.Equal([6, 2], dataset.Counts.Counts);
        Assert.Equal(dataset.Samples.OrderBy(sample => sample.File, StringComparer.Ordinal), dataset.Samples);
        Assert.Equal(["8 of 40 images were taken (limit), with the share of each class."], dataset.Notes);
        Assert.Equal(dataset.Fingerprint, ImageFolder.Read(folder.Root, new ImageFolderOptions { Limit = 8 }).Fingerprint);
    }

    [Fact]
    public void A_limit_above_the_number_of_images_takes_all()
    {
        folder.WritePictures("a/1.png", "b/1.png");

        Assert.Equal(2, ImageFolder.Read(folder.Root, new ImageFolderOptions { Limit = 100 }).Samples.Length);
    }

    [Fact]
    public void Progress_ends_with_all_files_and_a_cancellation_is_heard()
    {
        folder.WritePictures("a/1.png", "b/1.png", "b/2.png");
        var steps = new Steps();

        ImageFolder.Read(folder.Root, new ImageFolderOptions { Threads = 1 }, steps);

        Assert.Equal([(1, 3), (2, 3), (3, 3)], steps.Seen);
        Assert.Throws<OperationCanceledException>(() => ImageFolder.Read(folder.Root, cancellation: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_missing_folder_is_one_clear_line() =>
        AssertRefused("/nowhere/photos: there is no such folder.", "/nowhere/photos");

    [Fact]
    public void A_file_in_place_of_a_folder_is_one_clear_line() =>
        AssertRefused($"{folder.WriteText("x.txt", "")}: this is a file. Name the folder that holds one folder of images per class.", folder.At("x.txt"));

    [Fact]
    public void A_folder_without_class_folders_is_one_clear_line()
    {
        folder.WritePictures("1.png");
        AssertRefused($"{folder.Root}: there is no class folder. Ballast needs one folder of images per class, in the folder itself, in its images folder, or in train, val and test.", folder.Root);
    }

    [Fact]
    public void A_folder_of_one_class_is_one_clear_line()
    {
        folder.WritePictures("cats/1.png");
        Directory.CreateDirectory(folder.At("dogs"));
        AssertRefused($"{folder.Root}: only one class has readable images ('cats'), but a classifier needs two or more (2 class folders seen).", folder.Root);
    }

    [Fact]
    public void A_folder_without_images_is_one_clear_line()
    {
        folder.WriteText("a/readme.txt", "");
        AssertRefused($"{folder.Root}: no readable image in 1 class folder; no file has the ending of an image (jpg, jpeg, png, bmp, webp, tif, tiff).", folder.Root);
    }

    [Fact]
    public void A_folder_of_broken_images_is_one_clear_line()
    {
        folder.Write("a/1.png", []);
        folder.Write("b/1.png", []);
        AssertRefused($"{folder.Root}: no readable image in 2 class folders; 2 files or folders were left out, the first is a/1.png: The file has 0 bytes.", folder.Root);
    }

    [Fact]
    public void A_part_in_two_spellings_is_refused()
    {
        folder.WritePictures("train/a/1.png", "val/a/1.png", "valid/a/1.png");
        AssertRefused($"{folder.Root}: the folders val and valid name the same part of the split. Keep one of them.", folder.Root);
    }

    public void Dispose() => folder.Dispose();

    private ImageDataset Read() => ImageFolder.Read(folder.Root);

    private static void AssertRefused(string message, string path) => Assert.Equal(message, Assert.Throws<BallastException>(() => ImageFolder.Read(path)).Message);

    private sealed class Steps : IProgress<(int Done, int Total)>
    {
        public List<(int, int)> Seen { get; } = [];

        public void Report((int Done, int Total) value) => Seen.Add(value);
    }
}
