using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Detection.Tests;

public sealed class VocFolderTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly TempFolder target = new();

    public void Dispose()
    {
        folder.Dispose();
        target.Dispose();
    }

    [Fact]
    public void Numbers_are_edges_or_first_and_last_pixel()
    {
        Write("a", Object("cat", 11, 21, 30, 40));
        Assert.Equal("0 11 21 19 19", Found.Boxes(VocFolder.Read(folder.Root).Images[0]));
        // Counted from 1, both ends part of the box: pixels 11 … 30 are 20 wide and start at edge 10.
        Assert.Equal("0 10 20 20 20", Found.Boxes(VocFolder.Read(folder.Root, new VocOptions { Corners = VocCorners.FirstAndLastPixel }).Images[0]));
    }

    [Theory]
    [InlineData(VocCorners.Edges)]
    [InlineData(VocCorners.FirstAndLastPixel)]
    public void A_round_trip_is_exact(VocCorners corners)
    {
        Write("a", Object("cat", 11, 21, 30, 40) + Object("dog", 1, 1, 100, 50).Replace("<difficult>0", "<difficult>1").Replace("<truncated>0", "<truncated>1"));
        folder.WriteText("ImageSets/Main/val.txt", "a\n");
        var options = new VocOptions { Corners = corners };
        DetectionDataset read = VocFolder.Read(folder.Root, options);
        VocFolder.Write(read, target.At("out"), options);
        DetectionDataset again = VocFolder.Read(target.At("out"), options);
        Assert.Equal(read.Images[0].Annotations, again.Images[0].Annotations, (a, b) => a.Label == b.Label && a.Box == b.Box && a.IsDifficult == b.IsDifficult && a.IsTruncated == b.IsTruncated);
        Assert.Equal([false, true], again.Images[0].Annotations.Select(annotation => annotation.IsDifficult && annotation.IsTruncated));
        Assert.Equal(SplitPart.Validation, again.Images[0].Part);
        Assert.Contains("<xmin>11</xmin>", File.ReadAllText(target.At("out/Annotations/a.xml")), StringComparison.Ordinal);
    }

    [Fact]
    public void Whole_pixels_keep_a_thin_box()
    {
        Write("a", Object("cat", 11.1, 21.6, 11.4, 40.2));
        DetectionDataset read = VocFolder.Read(folder.Root);
        VocFolder.Write(read, target.At("out"));
        Assert.Equal("0 11 22 1 18", Found.Boxes(VocFolder.Read(target.At("out")).Images[0]));
        VocFolder.Write(read, target.At("exact"), new VocOptions { Numbers = VocNumbers.Exact });
        Assert.Equal("0 11.1 21.6 0.3 18.6", Found.Boxes(VocFolder.Read(target.At("exact")).Images[0]));
    }

    [Fact]
    public void Everything_odd_is_named()
    {
        Write("a", Object("cat", 11, 21, 11, 40) + Object("", 1, 2, 3, 4) + Object("dog", 1, 2, 3, 4).Replace("<xmax>3</xmax>", "<xmax>x</xmax>") + Object("dog", 90, 2, 120, 4), size: (50, 50));
        Write("b", "", fileName: "/etc/b.png");
        folder.WriteImages("JPEGImages/c.png", "JPEGImages/e.png");
        folder.WriteText("Annotations/d.xml", "<annotation/>");
        folder.WriteText("Annotations/e.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><annotation>&x;</annotation>");
        DetectionDataset read = VocFolder.Read(folder.Root);
        Assert.Equal(["JPEGImages/a.png", "JPEGImages/b.png", "JPEGImages/c.png"], read.Images.Select(image => image.File));
        string[] found = Found.Lines(read.Findings);
        Assert.Equal(
            [
                "Annotations/a.xml SizeMismatch The file says 50 × 50 pixels, but 'JPEGImages/a.png' has 100 × 50; the image is right.",
                "Annotations/a.xml:4 DegenerateBox The box of 'cat' is 0 × 19 pixels; it has no area and was left out.",
                "Annotations/a.xml:5 Malformed An object has no name; it was left out.",
                "Annotations/a.xml:6 Malformed The box of 'dog' does not have the four numbers xmin, ymin, xmax and ymax; it was left out.",
                "Annotations/a.xml:7 OutOfImage The box of 'dog' from (90, 2) to (120, 4) reaches out of the image of 100 × 50 pixels and was cut to it.",
                "Annotations/b.xml OutsideFolder '/etc/b.png' leads out of the dataset's folder; 'JPEGImages/b.png' within it was taken.",
                "Annotations/d.xml MissingImage There is no image 'd'; the file was left out.",
            ],
            found[..7]);
        Assert.StartsWith("Annotations/e.xml Unreadable The file is not XML as it is read here (no DTD): ", found[7], StringComparison.Ordinal);
        Assert.Equal("JPEGImages/c.png MissingLabel No XML file describes the image; it counts as one without objects.", found[8]);
        Assert.Equal(9, found.Length);
    }

    [Fact]
    public void Depth_without_end_is_refused()
    {
        Write("a", Object("cat", 11, 21, 30, 40));
        folder.WriteImages("JPEGImages/b.png");
        folder.WriteText("Annotations/b.xml", string.Concat(Enumerable.Repeat("<a>", 100_000)));
        Assert.Equal(["Annotations/b.xml:1 Unreadable Elements are nested more than 32 deep. The file was left out."], Found.Lines(VocFolder.Read(folder.Root).Findings));
    }

    [Fact]
    public void A_stem_in_two_lists_is_taken_for_the_first()
    {
        Write("a", Object("cat", 11, 21, 30, 40));
        folder.WriteText("ImageSets/Main/train.txt", "a 1\n");
        folder.WriteText("ImageSets/Main/test.txt", "a\n");
        DetectionDataset read = VocFolder.Read(folder.Root);
        Assert.Equal(SplitPart.Train, read.Images[0].Part);
        Assert.Equal(["ImageSets/Main/test.txt:1 InTwoParts 'a' is in train and in test; it was taken for train."], Found.Lines(read.Findings));
    }

    [Fact]
    public void A_folder_without_XML_and_a_class_that_XML_cannot_hold_are_refused()
    {
        Assert.Equal($"{folder.Root}: holds no XML file. A Pascal VOC dataset has one for each image.", Assert.Throws<BallastException>(() => VocFolder.Read(folder.Root)).Message);
        Write("a", Object("cat", 11, 21, 30, 40));
        DetectionDataset read = VocFolder.Read(folder.Root) with { Classes = ClassNames.InGivenOrder(["a\u0001"]) };
        Assert.Equal("The class 'a\u0001' has letters or outer blanks that XML does not keep. Rename the class.", Assert.Throws<BallastException>(() => VocFolder.Write(read, target.At("out"))).Message);
    }

    private void Write(string stem, string objects, (int Width, int Height)? size = null, string? fileName = null)
    {
        folder.WriteImages($"JPEGImages/{stem}.png");
        (int width, int height) = size ?? (100, 50);
        folder.WriteText($"Annotations/{stem}.xml", $"<annotation>\n<filename>{fileName ?? stem + ".png"}</filename>\n<size><width>{width}</width><height>{height}</height></size>\n{objects}</annotation>");
    }

    private static string Object(string name, double left, double top, double right, double bottom) => FormattableString.Invariant(
        $"<object><name>{name}</name><truncated>0</truncated><difficult>0</difficult><bndbox><xmin>{left}</xmin><ymin>{top}</ymin><xmax>{right}</xmax><ymax>{bottom}</ymax></bndbox></object>\n");
}
