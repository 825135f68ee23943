using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Detection.Tests;

public sealed class DetectionVerifyTests
{
    [Fact]
    public void A_clean_dataset_has_no_findings()
    {
        using TempFolder folder = Clean();
        VerifyReport report = Run(folder);
        Assert.Equal([], Lines(report));
        Assert.Equal((12, 12, 12, 6, 12), (report.Images, report.PositiveImages, report.Boxes, report.Groups, report.ComparedImages));
        Assert.Equal("12 images in 6 groups: nothing is wrong.", report.Describe());
        report.ThrowIfFound();
    }

    [Fact]
    public void A_volume_in_two_parts_is_named()
    {
        using TempFolder folder = Clean();
        Add(folder, "images/test/3-a.png", DrawnPicture.Of(900));
        Assert.Equal(["GroupInSeveralParts Group 'a' is in several parts: train has images/train/1-a.png and 1 more, test has images/test/3-a.png."], Lines(Run(folder)));
        var error = Assert.Throws<BallastException>(() => Run(folder).ThrowIfFound());
        Assert.Equal(FailureKind.GateFailed, error.Kind);
        Assert.Equal("1 thing is wrong: Group 'a' is in several parts: train has images/train/1-a.png and 1 more, test has images/test/3-a.png.", error.Message);
    }

    [Fact]
    public void An_identical_file_in_another_part_is_named()
    {
        using TempFolder folder = Clean();
        Add(folder, "images/val/9-z.png", DrawnPicture.Of(0));
        Assert.Equal(["IdenticalFiles Identical files are in several parts: train has images/train/1-a.png, val has images/val/9-z.png."], Lines(Run(folder)));
    }

    [Fact]
    public void A_resized_a_mirrored_and_a_turned_copy_in_another_part_are_named()
    {
        using TempFolder folder = Clean();
        Add(folder, "images/test/1-x.png", DrawnPicture.Of(0).Resize(90, 70));
        Add(folder, "images/test/1-y.png", DrawnPicture.Mirrored(DrawnPicture.Of(1)));
        Add(folder, "images/val/1-z.png", DrawnPicture.Turned(DrawnPicture.Of(2)));
        string[] lines = [.. Lines(Run(folder)).Select(line => line[..line.LastIndexOf(';')])];
        Assert.Equal(
            [
                "NearDuplicates images/test/1-x.png (test) looks like images/train/1-a.png (train)",
                "NearDuplicates images/test/1-y.png (test) looks like images/train/2-a.png (train), mirrored left to right",
                "NearDuplicates images/val/1-z.png (val) looks like images/train/1-b.png (train), turned by 90 degrees",
            ], lines);
        Assert.Empty(DetectionVerify.Run(folder.Root, new VerifyOptions { NearDuplicates = null }).Findings);
    }

    [Fact]
    public void Plain_images_are_not_called_alike()
    {
        using TempFolder folder = Clean();
        Add(folder, "images/test/1-x.png", new RgbImage(64, 64));
        Add(folder, "images/train/1-y.png", new RgbImage(65, 64));
        Assert.Equal([], Lines(Run(folder)));
    }

    [Fact]
    public void Labels_that_do_not_hold_are_named_with_their_lines()
    {
        using TempFolder folder = Clean();
        File.Delete(folder.At("labels/train/1-a.txt"));
        folder.WriteText("labels/train/lost.txt", "");
        folder.WriteText("labels/val/1-d.txt", "0 0.5 0.5 0.2 0.2\n7 0.5 0.5 0.2 0.2\n0 0.95 0.5 0.2 0.2\nx 1\n0 1 2\n0 0.5 0.5 0 0.2\n0 0.1 0.1 0.2 0.1 0.2 0.2\n0 nan 0 0 0\n");
        Assert.Equal(
            [
                "MissingLabel images/train/1-a.png: There is no label file labels/train/1-a.txt.",
                "OrphanLabel labels/train/lost.txt: There is no image of this name.",
                "MalformedLabel labels/val/1-d.txt:4: The line is no object: the class is not a whole number from 0.",
                "MalformedLabel labels/val/1-d.txt:5: The line is no object: it has 3 columns; a box has 5, a polygon 7, 9, 11 ….",
                "MalformedLabel labels/val/1-d.txt:8: The line is no object: column 2 is not a number.",
                "DegenerateBox labels/val/1-d.txt:6: The box has no area.",
                "BoxOutOfImage labels/val/1-d.txt:3: The box reaches from (136, 48) to (168, 72), but the image has 160 x 120 pixels.",
                "UnknownClass labels/val/1-d.txt:2: Class 7 is not declared; there are 1, from 0.",
            ], Lines(Run(folder)));
    }

    [Fact]
    public void A_file_that_is_no_image_is_named()
    {
        using TempFolder folder = Clean();
        folder.WriteText("images/train/1-a.png", "no image");
        Assert.Equal(["Unreadable images/train/1-a.png: The content is not a JPEG, PNG, BMP, WebP or TIFF image."], Lines(Run(folder)));
    }

    [Fact]
    public void Sums_of_the_metadata_are_held_against_a_recount()
    {
        using TempFolder folder = Written();
        Assert.Equal([], Lines(DetectionVerify.Run(folder.At("out"), new VerifyOptions())));
        string path = folder.At("out/balanced_dataset_metadata.json"), text = File.ReadAllText(path);
        File.WriteAllText(path, text.Replace("\"total_images\": 12", "\"total_images\": 40", StringComparison.Ordinal).Replace("\"total_volumes\": 6", "\"total_volumes\": 7", StringComparison.Ordinal));
        Assert.Equal(
            [
                "Metadata balanced_dataset_metadata.json: statistics.total_images is 40, but should be 12.",
                "Metadata balanced_dataset_metadata.json: volume_statistics.total_volumes is 7, but should be 6, the sum of the parts.",
            ], Lines(DetectionVerify.Run(folder.At("out"), new VerifyOptions())));
    }

    [Fact]
    public void A_file_that_is_gone_shows_in_every_sum_it_was_part_of()
    {
        using TempFolder folder = Written();
        string image = Directory.EnumerateFiles(folder.At("out/images/test")).Order(StringComparer.Ordinal).First(), name = Path.GetFileName(image);
        File.Delete(image);
        File.Delete(folder.At($"out/labels/test/{Path.ChangeExtension(name, ".txt")}"));
        string[] lines = Lines(DetectionVerify.Run(folder.At("out"), new VerifyOptions()));
        Assert.Contains("Metadata balanced_dataset_metadata.json: statistics.splits.test.total is 2, but should be 1.", lines);
        Assert.Contains($"Metadata balanced_dataset_metadata.json: slice_details.test lists '{name}', which the part does not have.", lines);
    }

    [Fact]
    public void Metadata_that_is_no_JSON_is_told_with_its_place()
    {
        using TempFolder folder = Clean();
        string path = folder.WriteText("balanced_dataset_metadata.json", "{\n  x");
        Assert.Equal($"{path}:2:3: is no JSON. Delete the file, or write the dataset again.", Assert.Throws<BallastException>(() => Run(folder)).Message);
        folder.WriteText("balanced_dataset_metadata.json", new string('[', 100_000));
        Assert.EndsWith(": is no JSON. Delete the file, or write the dataset again.", Assert.Throws<BallastException>(() => Run(folder)).Message);
        folder.WriteText("balanced_dataset_metadata.json", "[]");
        Assert.Equal($"{path}:1:1: is no JSON object. Delete the file, or write the dataset again.", Assert.Throws<BallastException>(() => Run(folder)).Message);
    }

    [Fact]
    public void Findings_are_the_same_with_any_number_of_threads()
    {
        using TempFolder folder = Clean();
        for (uint i = 0; i < 5; i++) Add(folder, $"images/test/{i}-x.png", DrawnPicture.Of(i).Resize(120, 90));
        Assert.Equal(Lines(DetectionVerify.Run(folder.Root, new VerifyOptions { Threads = 1 })), Lines(DetectionVerify.Run(folder.Root, new VerifyOptions { Threads = 8 })));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Copies_of_real_images_are_found_and_other_images_are_not()
    {
        string source = SharedData.Folder("aquarium-yolo");
        using var folder = new TempFolder();
        string[] train = [.. Directory.EnumerateFiles(Path.Join(source, "train/images")).Order(StringComparer.Ordinal).Take(300)];
        string[] planted = [.. train.Where((_, i) => i % 3 == 0)];
        foreach (string file in train) folder.Write($"train/images/{Path.GetFileName(file)}", File.ReadAllBytes(file));
        foreach (string file in planted)
        {
            RgbImage image = ImageFile.ReadRgb(file);
            folder.Write($"test/images/small-{Path.GetFileName(file)}", ImageFile.EncodeJpeg(image.Resize(image.WidthPixels / 2, image.HeightPixels / 2), 70));
            folder.Write($"test/images/mirror-{Path.GetFileName(file)}", ImageFile.EncodeJpeg(DrawnPicture.Mirrored(image), 70));
        }

        VerifyFinding[] found = [.. DetectionVerify.Run(folder.Root, new VerifyOptions()).Findings.Where(finding => finding.Kind == VerifyFindingKind.NearDuplicates)];
        Assert.Equal(2 * planted.Length, found.Length);
        Assert.All(found, finding => Assert.EndsWith(Path.GetFileName(finding.Files[1]), finding.Files[0]));
    }

    private static VerifyReport Run(TempFolder folder) => DetectionVerify.Run(folder.Root, new VerifyOptions());

    private static string[] Lines(VerifyReport report) => [.. report.Findings.Select(finding => $"{finding.Kind} {finding.Message}")];

    /// <summary>Six volumes of two pictures: a, b and c in training, d in validation, e and f in test.</summary>
    private static TempFolder Clean()
    {
        var folder = new TempFolder();
        uint seed = 0;
        foreach ((string volume, string part) in new[] { ("a", "train"), ("b", "train"), ("c", "train"), ("d", "val"), ("e", "test"), ("f", "test") })
            for (int slice = 1; slice <= 2; slice++)
                Add(folder, $"images/{part}/{slice}-{volume}.png", DrawnPicture.Of(seed++));
        folder.WriteText("dataset.yaml", "train: images/train\nval: images/val\nnc: 1\nnames:\n  0: tear\n");
        return folder;
    }

    private static TempFolder Written()
    {
        using TempFolder source = Clean();
        var folder = new TempFolder();
        BalancePlan plan = DetectionBalance.Plan(source.Root, new BalanceOptions());
        DetectionBalance.Write(plan, folder.At("out"), new BalanceWriteOptions());
        return folder;
    }

    private static void Add(TempFolder folder, string image, RgbImage picture)
    {
        folder.Write(image, ImageFile.EncodePng(picture));
        folder.WriteText(Path.ChangeExtension(image.Replace("images/", "labels/", StringComparison.Ordinal), ".txt"), "0 0.5 0.5 0.2 0.2\n");
    }
}
