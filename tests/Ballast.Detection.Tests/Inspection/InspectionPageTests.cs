using System.Xml;
using System.Xml.Linq;
using Ballast.Core;
using Ballast.Resampling;
using Ballast.Vision;
using Xunit;

namespace Ballast.Detection.Tests;

public sealed class InspectionPageTests
{
    [Fact]
    public void The_page_is_well_formed_and_names_are_encoded()
    {
        using var folder = new TempFolder();
        XDocument page = Write(folder, Dataset(folder, "<script>alert(1)</script>", "a&b \"c\" 'd'"));
        string text = page.Root!.Value;
        Assert.Contains("<script>alert(1)</script>", text, StringComparison.Ordinal);
        Assert.Contains("a&b \"c\" 'd'", text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName == "script");
        Assert.Contains("images/<odd>&.png", text, StringComparison.Ordinal);
        Assert.Contains("]]><b>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_show_the_boxes_and_an_unreadable_image_is_left_out()
    {
        using var folder = new TempFolder();
        DetectionDataset dataset = Dataset(folder, "tear", "cyst");
        folder.WriteText("set/images/empty.png", "no picture");
        XDocument page = Write(folder, dataset);
        string[] sources = [.. page.Descendants().Where(element => element.Name.LocalName == "img").Select(element => element.Attribute("src")!.Value)];
        Assert.Equal(2, sources.Length);
        Assert.All(sources, source => Assert.StartsWith("data:image/jpeg;base64,", source, StringComparison.Ordinal));
        RgbImage picture = ImageFile.Decode(Convert.FromBase64String(sources[0]["data:image/jpeg;base64,".Length..]), "picture");
        Assert.Equal((100, 50), (picture.WidthPixels, picture.HeightPixels));
        // The image is black; the frame of the box at (20, 10), 40 x 20, is not.
        Assert.True(Red(picture, 30, 10) > 100, "top edge");
        Assert.True(Red(picture, 20, 20) > 100, "left edge");
        Assert.True(Red(picture, 40, 20) < 60, "inside");
        Assert.True(Red(picture, 80, 30) < 60, "outside");
    }

    [Fact]
    public void A_dataset_without_objects_or_classes_with_images_has_a_page_too()
    {
        using var folder = new TempFolder();
        folder.WriteImages("set/images/a.png");
        XDocument page = Write(folder, new DetectionDataset { Root = folder.At("set"), Classes = ClassNames.InGivenOrder(["tear"]), Images = [new DetectionImage { File = "images/a.png", FullPath = folder.At("set/images/a.png") }] });
        Assert.Contains("1 image without any object.", page.Root!.Value, StringComparison.Ordinal);
    }

    private static byte Red(RgbImage image, int x, int y) => image.Pixels[(y * image.WidthPixels + x) * 3];

    private static DetectionDataset Dataset(TempFolder folder, params string[] classes)
    {
        folder.WriteImages("set/images/odd.png", "set/images/empty.png");
        return new DetectionDataset
        {
            Root = folder.At("set"),
            Classes = ClassNames.InGivenOrder(classes),
            Images =
            [
                new DetectionImage
                {
                    File = "images/<odd>&.png", FullPath = folder.At("set/images/odd.png"), WidthPixels = 100, HeightPixels = 50, Part = SplitPart.Train, Group = "v", Slice = 1,
                    Annotations = [new Annotation(0, new PixelBox(20, 10, 40, 20)), new Annotation(1, new PixelBox(-5, 40, 300, 30))],
                },
                new DetectionImage { File = "images/empty.png", FullPath = folder.At("set/images/empty.png"), WidthPixels = 100, HeightPixels = 50, Part = SplitPart.Test, Group = "v", Slice = 2 },
            ],
            Findings = [new DetectionFinding("labels/x.txt", 3, DetectionFindingKind.Malformed, "']]><b>' is no line.")],
        };
    }

    private static XDocument Write(TempFolder folder, DetectionDataset dataset)
    {
        InspectionPage.Write(DetectionInspection.Of(dataset), folder.At("page.html"));
        using var reader = XmlReader.Create(folder.At("page.html"), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }
}
