using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Detection.Tests;

public sealed class YoloFolderTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly TempFolder target = new();

    public void Dispose()
    {
        folder.Dispose();
        target.Dispose();
    }

    [Fact]
    public void A_box_is_centre_and_size_as_shares_of_the_real_image()
    {
        Dataset("1 0.5 0.5 0.2 0.4\n");
        DetectionDataset read = YoloFolder.Read(folder.Root);
        // 100 x 50 pixels: width 20, height 20, centre (50, 25).
        Assert.Equal("1 40 15 20 20", Found.Boxes(Assert.Single(read.Images)));
        Assert.Equal((100, 50), (read.Images[0].WidthPixels, read.Images[0].HeightPixels));
        Assert.Equal(["cat", "dog"], read.Classes);
    }

    [Fact]
    public void A_confidence_behind_a_box_is_dropped()
    {
        Dataset("0 0.5 0.5 0.2 0.4 0.93\n");
        Assert.Equal("0 40 15 20 20", Found.Boxes(YoloFolder.Read(folder.Root).Images[0]));
    }

    [Fact]
    public void A_polygon_among_boxes_becomes_its_hull_keeps_its_outline_and_is_named()
    {
        Dataset("0 0.5 0.5 0.2 0.4\n1 0.1 0.2 0.3 0.2 0.2 0.6\n");
        DetectionDataset read = YoloFolder.Read(folder.Root);
        Assert.Equal("0 40 15 20 20; 1 10 10 20 20", Found.Boxes(read.Images[0]));
        Assert.Equal(3, read.Images[0].Annotations[1].Polygon.Length);
        Assert.Equal(["labels/train/a.txt:2 PolygonAmongBoxes A polygon of 3 points stands among boxes; its hull is the box."], Found.Lines(read.Findings));
    }

    [Fact]
    public void Polygons_alone_are_a_dataset_for_segmentation_and_not_odd()
    {
        Dataset("0 0.1 0.2 0.3 0.2 0.2 0.6\n1 0.1 0.2 0.3 0.2 0.2 0.6\n");
        Assert.Empty(YoloFolder.Read(folder.Root).Findings);
    }

    [Fact]
    public void Every_kind_of_broken_line_is_left_out_and_named()
    {
        Dataset("""
            0 0.5 0.5 0.2
            0 0.5 0.5 x 0.4
            0.5 0.5 0.5 0.2 0.4
            -1 0.5 0.5 0.2 0.4
            7 0.5 0.5 0.2 0.4
            0 0.5 0.5 0 0.4
            0 0.9 0.5 0.4 0.4
            0 1.9 0.5 0.4 0.4
            0 0.5 0.5 nan 0.4
            1 0.5 0.5 0.2 0.4
            1 0.5 0.5 0.2 0.4

            """);
        DetectionDataset read = YoloFolder.Read(folder.Root);
        Assert.Equal("0 70 15 30 20; 1 40 15 20 20", Found.Boxes(read.Images[0]));
        Assert.Equal(
            [
                "labels/train/a.txt:1 Malformed 4 numbers are neither a box (class x y width height) nor a polygon (class and three points or more). The line was left out.",
                "labels/train/a.txt:2 Malformed 'x' is not a number. The line was left out.",
                "labels/train/a.txt:3 Malformed The class 0.5 is not a whole number from 0. The line was left out.",
                "labels/train/a.txt:4 Malformed The class -1 is not a whole number from 0. The line was left out.",
                "labels/train/a.txt:5 UnknownClass Class 7 is not declared, only 0 … 1; the line was left out.",
                "labels/train/a.txt:6 DegenerateBox The box of 'cat' is 0 × 20 pixels; it has no area and was left out.",
                "labels/train/a.txt:7 OutOfImage The box of 'cat' from (70, 15) to (110, 35) reaches out of the image of 100 × 50 pixels and was cut to it.",
                "labels/train/a.txt:8 OutOfImage The box of 'cat' from (170, 15) to (210, 35) lies outside the image of 100 × 50 pixels and was left out.",
                "labels/train/a.txt:9 Malformed 'nan' is not a number. The line was left out.",
                "labels/train/a.txt:11 Duplicate The same box of 'dog' stands twice; one was left out.",
            ],
            Found.Lines(read.Findings));
    }

    [Fact]
    public void A_file_of_nothing_but_broken_lines_is_given_up_after_a_hundred()
    {
        Dataset("0 0.5 0.5 0.2 0.4\n1 0.5 0.5 0.2 0.4\n" + string.Concat(Enumerable.Repeat("x\n", 5000)));
        DetectionDataset read = YoloFolder.Read(folder.Root);
        Assert.Equal(101, read.Findings.Length);
        Assert.Equal("labels/train/a.txt:102 Unreadable 100 lines are broken; the lines behind this one were left out.", Found.Lines(read.Findings)[^1]);
    }

    [Fact]
    public void A_box_out_of_the_image_by_rounding_is_cut_without_a_word()
    {
        // 0.9 + 0.2000018 / 2 = 1.0000009: less than 1e-6 of the side.
        Dataset("0 0.9 0.5 0.2000018 0.4\n1 0.5 0.5 0.2 0.4\n");
        DetectionDataset read = YoloFolder.Read(folder.Root);
        Assert.Empty(read.Findings);
        Assert.Equal(100, read.Images[0].Annotations[0].Box.Right);
    }

    [Fact]
    public void Missing_labels_orphan_labels_and_unused_classes_are_named()
    {
        folder.WriteImages("images/train/a.png", "images/train/b.png", "images/train/c.png");
        folder.WriteText("labels/train/a.txt", "0 0.5 0.5 0.2 0.4");
        folder.WriteText("labels/train/c.txt", " \n\n");
        folder.WriteText("labels/train/z.txt", "0 0.5 0.5 0.2 0.4");
        Yaml("train: images/train\nnames: [cat, dog]");
        DetectionDataset read = YoloFolder.Read(folder.Root);
        Assert.Equal([true, false, false], read.Images.Select(image => image.IsPositive));
        Assert.Equal(
            [
                "data.yaml UnusedClass No object has class 'dog' (label 1).",
                "images/train/b.png MissingLabel There is no label file 'labels/train/b.txt'; the image counts as one without objects.",
                "labels/train/z.txt OrphanLabel The label file belongs to no image; it was left out.",
            ],
            Found.Lines(read.Findings));
    }

    [Theory]
    [InlineData("train: images/train\nval: images/val\ntest: images/test\nnc: 1\nnames: ['cat']")]
    [InlineData("path: .\ntrain: [images/train]\nvalid: images/val\ntest: images/test/\nnames: {0: cat}")]
    [InlineData("path: images\ntrain: train\nvalidation: ./val\ntest: test\nnc: 1\nnames:\n  0: cat\n")]
    [InlineData("train: train.txt\nval: ../set/images/val\ntest: /home/somebody/set/images/test\nnames: [cat]")]
    [InlineData("path: /home/somebody/set\ntrain: images/train\nval: images/val\ntest: images/test\nnames: [cat]")]
    public void Parts_are_named_in_all_spellings(string yaml)
    {
        folder.WriteImages("images/train/a.png", "images/val/a.png", "images/test/a.png");
        folder.WriteText("train.txt", "./images/train/a.png\n");
        foreach (string part in new[] { "train", "val", "test" }) folder.WriteText($"labels/{part}/a.txt", "0 0.5 0.5 0.2 0.4");
        Yaml(yaml);
        DetectionDataset read = YoloFolder.Read(folder.Root);
        Assert.Equal(
            [("images/test/a.png", SplitPart.Test), ("images/train/a.png", SplitPart.Train), ("images/val/a.png", SplitPart.Validation)],
            read.Images.Select(image => (image.File, image.Part!.Value)));
        Assert.All(read.Images, image => Assert.True(image.IsPositive));
        Assert.All(read.Findings, finding => Assert.Equal(DetectionFindingKind.OutsideFolder, finding.Kind));
    }

    [Fact]
    public void Folders_of_parts_may_hold_images_and_labels()
    {
        folder.WriteImages("train/images/a.png", "valid/images/b.png");
        folder.WriteText("train/labels/a.txt", "1 0.5 0.5 0.2 0.4");
        folder.WriteText("valid/labels/b.txt", "0 0.5 0.5 0.2 0.4");
        DetectionDataset read = YoloFolder.Read(folder.Root);
        Assert.Equal([SplitPart.Train, SplitPart.Validation], read.Images.Select(image => image.Part!.Value));
        Assert.Equal(["0", "1"], read.Classes);
        Assert.Empty(read.Findings);
    }

    [Fact]
    public void Nothing_outside_the_folder_is_read()
    {
        using var outside = new TempFolder();
        outside.WriteImages("images/secret.png");
        outside.WriteText("labels/secret.txt", "0 0.5 0.5 0.2 0.4");
        Dataset("0 0.5 0.5 0.2 0.4\n1 0.5 0.5 0.2 0.4\n");
        File.CreateSymbolicLink(folder.At("images/train/link.png"), outside.At("images/secret.png"));
        Directory.CreateSymbolicLink(folder.At("images/train/folder"), outside.At("images"));
        Yaml($"train: [images/train, '{outside.At("images")}', ../../../../../../../../../etc, list.txt]\nnames: [cat, dog]");
        folder.WriteText("list.txt", $"{outside.At("images/secret.png")}\n../{Path.GetFileName(outside.Root)}/images/secret.png\n");
        DetectionDataset read = YoloFolder.Read(folder.Root);
        Assert.Equal("images/train/a.png", Assert.Single(read.Images).File);
        Assert.Equal(6, Found.Counts(read.Findings)[DetectionFindingKind.OutsideFolder]);

        // A folder of links that the user trusts is followed.
        Assert.Equal(
            ["images/train/a.png", "images/train/folder/secret.png", "images/train/link.png"],
            YoloFolder.Read(folder.Root, new DetectionReadOptions { Links = SymbolicLinks.Followed }).Images.Select(image => image.File));
    }

    [Fact]
    public void An_image_in_two_parts_is_taken_for_the_first_and_named()
    {
        Dataset("0 0.5 0.5 0.2 0.4\n1 0.5 0.5 0.2 0.4\n");
        Yaml("train: images/train\nval: images/train\nnames: [cat, dog]");
        DetectionDataset read = YoloFolder.Read(folder.Root);
        Assert.Equal(SplitPart.Train, Assert.Single(read.Images).Part);
        Assert.Equal(["data.yaml:2 InTwoParts 'images/train/a.png' is in train and in val; it was taken for train."], Found.Lines(read.Findings));
    }

    [Theory]
    [InlineData("- a", "{0}: does not hold a YAML map. It needs lines such as 'train: images/train' and 'names: [cat, dog]'.")]
    [InlineData("train: images/train", "{0}: names no classes. Add 'names' with a list of them.")]
    [InlineData("nc: 3\nnames: [a, b]", "{0}:1:5: 'nc' says 3 classes, but 'names' lists 2. Make them agree.")]
    [InlineData("nc: 9999999999", "{0}:1:5: 'nc' is '9999999999'; it is the number of classes, 1 … 100000.")]
    [InlineData("names: [a, a]", "{0}:1:8: the class 'a' stands twice in 'names'. Give each class a name of its own.")]
    [InlineData("names: [a, '']", "{0}:1:12: a class in 'names' has no name. Give it one.")]
    [InlineData("names: {0: a, 2: b}", "{0}:1:15: the label '2' in 'names' is not one of 0 … 1, each once. Number the classes from 0 without gaps.")]
    [InlineData("names: []", "{0}:1:8: 'names' is empty. List the classes.")]
    [InlineData("nc: 1\nnc: 1", "{0}:2:1: the key 'nc' stands twice. Remove one of them.")]
    [InlineData("nc: 1\nval: a\nvalid: b", "{0}:3:8: 'val' and 'valid' name the same part. Remove one of them.")]
    [InlineData("nc: 1\ntrain: {a: b}", "{0}:2:8: 'train' is neither a path nor a list of paths. Name a folder of images or a .txt list of them.")]
    [InlineData("a: [[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]", "{0}:1:19: lists and maps are nested more than 16 deep. No such file has need of that.")]
    public void A_malformed_description_is_refused(string yaml, string message)
    {
        folder.WriteImages("images/train/a.png");
        string path = Yaml(yaml);
        Assert.Equal(string.Format(message, path), Assert.Throws<BallastException>(() => YoloFolder.Read(folder.Root)).Message);
    }

    [Fact]
    public void An_alias_is_never_followed()
    {
        folder.WriteImages("images/train/a.png");
        string path = Yaml("a: &a [b, b]\nnames: *a");
        Assert.Equal($"{path}:2:8: a class in 'names' has no name. Give it one.", Assert.Throws<BallastException>(() => YoloFolder.Read(folder.Root)).Message);
    }

    [Fact]
    public void A_folder_without_images_is_refused()
    {
        Assert.Equal(
            $"{folder.At("nowhere")}: there is no such folder. Name the folder of the dataset.",
            Assert.Throws<BallastException>(() => YoloFolder.Read(folder.At("nowhere"))).Message);
        Yaml("train: /etc\nnames: [a]");
        Assert.Equal(
            $"{folder.Root}: holds no image of a YOLO dataset that can be read. It needs folders 'images' and 'labels', or a data.yaml that names them. First problem: data.yaml:1: '/etc' leads out of the dataset's folder and was not followed.",
            Assert.Throws<BallastException>(() => YoloFolder.Read(folder.Root)).Message);
    }

    [Fact]
    public void An_image_that_cannot_be_read_is_left_out_and_named()
    {
        Dataset("0 0.5 0.5 0.2 0.4\n1 0.5 0.5 0.2 0.4\n");
        folder.Write("images/train/b.png", []);
        folder.WriteText("images/train/c.png", "not an image, but long enough");
        DetectionDataset read = YoloFolder.Read(folder.Root);
        Assert.Single(read.Images);
        Assert.Equal(
            [
                "images/train/b.png Unreadable The file has 0 bytes. The image was left out.",
                "images/train/c.png Unreadable The content is not a JPEG, PNG, BMP, WebP or TIFF image. The image was left out.",
            ],
            Found.Lines(read.Findings));
    }

    [Fact]
    public void What_is_written_is_what_the_format_says()
    {
        Dataset("0 0.5 0.5 0.2 0.4\n1 0.1 0.2 0.3 0.2 0.2 0.6\n");
        DetectionDataset read = YoloFolder.Read(folder.Root);
        YoloFolder.Write(read, target.At("out"));
        Assert.Equal("0 0.500000 0.500000 0.200000 0.400000\n1 0.200000 0.400000 0.200000 0.400000\n", File.ReadAllText(target.At("out/labels/train/a.txt")));
        Assert.Equal("path: .\ntrain: images/train\nval: \n\nnc: 2\nnames:\n  0: cat\n  1: dog\n", File.ReadAllText(target.At("out/data.yaml")));
        Assert.True(File.ReadAllBytes(target.At("out/images/train/a.png")).AsSpan().SequenceEqual(File.ReadAllBytes(folder.At("images/train/a.png"))));
        YoloFolder.Write(read, target.At("polygons"), new YoloWriteOptions { Shape = YoloShape.Polygons, Images = ImageTransfer.None });
        Assert.Equal(
            "0 0.400000 0.300000 0.600000 0.300000 0.600000 0.700000 0.400000 0.700000\n1 0.100000 0.200000 0.300000 0.200000 0.200000 0.600000\n",
            File.ReadAllText(target.At("polygons/labels/train/a.txt")));
    }

    [Fact]
    public void Class_names_of_any_letters_survive_the_description()
    {
        Dataset("0 0.5 0.5 0.2 0.4\n1 0.5 0.5 0.2 0.4\n");
        DetectionDataset read = YoloFolder.Read(folder.Root) with { Classes = ClassNames.InGivenOrder(["no", "1: \"x\"\n../#\\ é 猫"]) };
        YoloFolder.Write(read, target.At("out"));
        Assert.Equal(read.Classes, YoloFolder.Read(target.At("out")).Classes);
    }

    [Fact]
    public void A_target_that_is_not_empty_is_refused_and_a_failure_leaves_nothing()
    {
        Dataset("0 0.5 0.5 0.2 0.4\n1 0.5 0.5 0.2 0.4\n");
        DetectionDataset read = YoloFolder.Read(folder.Root);
        target.WriteText("full/a.txt", "");
        Assert.Equal(
            $"{target.At("full")}: is not empty (it holds 'a.txt'). Nothing was written. Name a new or empty folder.",
            Assert.Throws<BallastException>(() => YoloFolder.Write(read, target.At("full"))).Message);
        Assert.Equal(
            $"'{folder.At("out")}' and the input '{folder.Root}' lie one in the other, so writing would change the input. Name a folder beside it.",
            Assert.Throws<BallastException>(() => YoloFolder.Write(read, folder.At("out"))).Message);
        File.Delete(read.Images[0].FullPath!);
        Assert.StartsWith($"'{target.At("out")}' cannot be written: ", Assert.Throws<BallastException>(() => YoloFolder.Write(read, target.At("out"))).Message, StringComparison.Ordinal);
        Assert.False(Path.Exists(target.At("out")));
        Assert.False(Path.Exists(target.At(".out.ballast-partial")));
    }

    [Fact]
    public void The_result_is_the_same_with_any_number_of_threads()
    {
        for (int i = 0; i < 50; i++)
        {
            folder.WriteImages($"images/train/{i}.png");
            folder.WriteText($"labels/train/{i}.txt", $"{i % 3} 0.5 0.5 0.{i + 10} 1.4\nx\n");
        }

        Yaml("train: images/train\nnames: [cat, dog]");
        DetectionDataset one = YoloFolder.Read(folder.Root, new DetectionReadOptions { Threads = 1 }), eight = YoloFolder.Read(folder.Root, new DetectionReadOptions { Threads = 8 });
        Assert.Equal(one.Images.Select(Found.Boxes), eight.Images.Select(Found.Boxes));
        Assert.Equal(Found.Lines(one.Findings), Found.Lines(eight.Findings));
    }

    private void Dataset(string labels)
    {
        folder.WriteImages("images/train/a.png");
        folder.WriteText("labels/train/a.txt", labels);
        Yaml("train: images/train\nnames: [cat, dog]");
    }

    private string Yaml(string text) => folder.WriteText("data.yaml", text);
}
