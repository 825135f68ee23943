using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Detection.Tests;

/// <summary>The three real datasets: counts of their READMEs, and the way through all formats and back.</summary>
public sealed class RealDatasetsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Blood_cells_of_VOC_are_counted_as_their_README_has_them()
    {
        DetectionDataset read = VocFolder.Read(SharedData.Folder("bccd-voc"));
        Assert.Equal(364, read.Images.Length);
        Assert.Equal(["Platelets", "RBC", "WBC"], read.Classes);
        // RBC 4155 of which two have no area.
        Assert.Equal([361, 4153, 372], read.Counts.Counts);
        Assert.Equal([205, 87, 72], Parts(read));
        Assert.Equal(["Annotations/BloodImage_00338.xml", "Annotations/BloodImage_00343.xml"], read.Findings.Select(finding => finding.File));
        Assert.All(read.Findings, finding => Assert.Equal((DetectionFindingKind.DegenerateBox, "The box of 'RBC' is 0 × 0 pixels; it has no area and was left out."), (finding.Kind, finding.Detail)));
    }

    [Fact]
    public void Blood_cells_of_the_table_are_those_of_the_XML_files()
    {
        string source = SharedData.Folder("bccd-voc");
        File.Copy(Path.Join(source, "test.csv"), folder.At("test.csv"));
        foreach (string image in Directory.EnumerateFiles(Path.Join(source, "JPEGImages"))) File.Copy(image, folder.At(Path.GetFileName(image)));
        DetectionDataset read = CsvAnnotations.Read(folder.At("test.csv"));
        // Its name says test, but it lists all 364 images and the same two boxes without area.
        Assert.Equal(364, read.Images.Length);
        Assert.Equal([361, 4153, 372], read.Counts.Counts);
        Assert.Equal(2, Assert.Single(Found.Counts(read.Findings)).Value);
    }

    [Fact]
    public void Blood_cells_of_COCO_are_counted_as_their_README_has_them()
    {
        DetectionDataset read = CocoFolder.Read(SharedData.Folder("rbc-coco"));
        Assert.Equal(["RBC-WBC", "rbc", "wbc"], read.Classes);
        Assert.Equal([0, 5387, 251], read.Counts.Counts);
        Assert.Equal([210, 20, 10], Parts(read));
        Assert.Equal(["test/_annotations.coco.json UnusedClass No object has class 'RBC-WBC' (label 0)."], Found.Lines(read.Findings));
    }

    [Theory]
    [InlineData("data.yaml", 0)]
    [InlineData("data.original.yaml", 3)]
    public void The_aquarium_is_counted_as_its_README_has_it(string yaml, int outside)
    {
        DetectionDataset read = YoloFolder.Read(Path.Join(SharedData.Folder("aquarium-yolo"), yaml));
        Assert.Equal(638, read.Images.Length);
        // fish, jellyfish, penguin, puffin, shark (354 of which two have no area), starfish, stingray.
        Assert.Equal([2669, 694, 516, 284, 352, 116, 184], read.Counts.Counts);
        Dictionary<DetectionFindingKind, int> counts = Found.Counts(read.Findings);
        Assert.Equal(2, counts[DetectionFindingKind.DegenerateBox]);
        Assert.Equal(outside, counts.GetValueOrDefault(DetectionFindingKind.OutsideFolder));
        Assert.Equal(2 + outside, read.Findings.Length);
    }

    [Fact]
    public void Every_box_survives_the_way_through_all_formats()
    {
        RoundTrip(VocFolder.Read(SharedData.Folder("bccd-voc")), "voc");
        RoundTrip(CocoFolder.Read(SharedData.Folder("rbc-coco")), "coco");
        RoundTrip(YoloFolder.Read(SharedData.Folder("aquarium-yolo")), "yolo");
    }

    /// <summary>
    /// COCO and exact VOC keep a number to its last digit; left plus width minus left loses at most a few units in the last place. YOLO's six decimals move the centre and the size of a
    /// side of S pixels by S * 5e-7 each, so an edge by S * 7.5e-7. Whole pixels of VOC move an edge by half a pixel, or one pixel for a box thinner than that.
    /// </summary>
    private void RoundTrip(DetectionDataset source, string name)
    {
        CocoFolder.Write(source, folder.At(name + "/coco"));
        DetectionDataset coco = CocoFolder.Read(folder.At(name + "/coco"));
        Same(source, coco, _ => 1e-9);
        YoloFolder.Write(coco, folder.At(name + "/yolo"));
        DetectionDataset yolo = YoloFolder.Read(folder.At(name + "/yolo"));
        Same(source, yolo, side => side * 7.5e-7 + 1e-9);
        VocFolder.Write(yolo, folder.At(name + "/exact"), new VocOptions { Numbers = VocNumbers.Exact });
        DetectionDataset exact = VocFolder.Read(folder.At(name + "/exact"));
        Same(source, exact, side => side * 7.5e-7 + 2e-9);
        VocFolder.Write(exact, folder.At(name + "/voc"));
        DetectionDataset voc = VocFolder.Read(folder.At(name + "/voc"));
        Same(source, voc, side => name == "voc" ? 0 : 0.5 + side * 7.5e-7 + 2e-9);
        CocoFolder.Write(voc, folder.At(name + "/again"));
        Same(voc, CocoFolder.Read(folder.At(name + "/again")), _ => 0);
    }

    private static void Same(DetectionDataset expected, DetectionDataset actual, Func<int, double> bound)
    {
        Assert.Equal(Parts(expected), Parts(actual));
        Assert.DoesNotContain(actual.Findings, finding => finding.Kind is not DetectionFindingKind.UnusedClass);
        Dictionary<string, DetectionImage> byName = actual.Images.ToDictionary(image => Path.GetFileName(image.File));
        Assert.Equal(expected.Images.Length, byName.Count);
        foreach (DetectionImage image in expected.Images)
        {
            DetectionImage other = byName[Path.GetFileName(image.File)];
            Assert.Equal((image.Part, image.WidthPixels, image.HeightPixels), (other.Part, other.WidthPixels, other.HeightPixels));
            Assert.Equal(image.Annotations.Select(annotation => expected.Classes[annotation.Label]), other.Annotations.Select(annotation => actual.Classes[annotation.Label]));
            for (int i = 0; i < image.Annotations.Length; i++)
            {
                PixelBox a = image.Annotations[i].Box, b = other.Annotations[i].Box;
                Assert.True(Math.Max(Math.Abs(a.X - b.X), Math.Abs(a.Right - b.Right)) <= bound(image.WidthPixels), $"{image.File}: {a} became {b}");
                Assert.True(Math.Max(Math.Abs(a.Y - b.Y), Math.Abs(a.Bottom - b.Bottom)) <= bound(image.HeightPixels), $"{image.File}: {a} became {b}");
            }
        }
    }

    private static int[] Parts(DetectionDataset dataset) => [.. new[] { SplitPart.Train, SplitPart.Validation, SplitPart.Test }.Select(part => dataset.Images.Count(image => image.Part == part))];
}
