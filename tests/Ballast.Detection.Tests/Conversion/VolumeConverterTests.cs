using Ballast.Vision;
using Xunit;

namespace Ballast.Detection.Tests;

/// <summary>Label lines against boxes worked out by hand.</summary>
public sealed class VolumeConverterTests
{
    // (10 + 15) / 320 = 0.078125; turned over y = 320 - (20 + 40) = 260, (260 + 20) / 320 = 0.875; 30 / 320 = 0.09375; 40 / 320 = 0.125.
    private const string Row = "a,1,No,10,20,30,40,Meniscus Tear", Line = "0 0.078125 0.875000 0.093750 0.125000\n";

    [Fact]
    public void Boxes_of_fastmri_are_turned_over_and_images_are_not()
    {
        using var folder = new TempFolder();
        ConversionReport report = Convert(folder, request => request, new MadeVolume("a", 3, 320, 320), Row);
        Assert.Equal(Line, MadeConversion.LabelText(folder.At("out"), "IM1-a"));
        Assert.Equal("", MadeConversion.LabelText(folder.At("out"), "IM0-a"));
        Assert.Equal("", MadeConversion.LabelText(folder.At("out"), "IM2-a"));
        Assert.True(TopIsDark(folder, "IM1-a"));
        Assert.Equal((3, 1, 2, 1), (report.Volumes["a"].TotalSlices, report.Volumes["a"].AnnotatedSlices, report.Volumes["a"].EmptySlices, report.Volumes["a"].TotalAnnotations));
    }

    [Fact]
    public void Images_are_turned_over_instead_where_that_is_asked_for()
    {
        using var folder = new TempFolder();
        Convert(folder, request => request with { Orientation = BoxOrientation.FlipImages }, new MadeVolume("a", 3, 320, 320), Row);
        // (20 + 20) / 320 = 0.125
        Assert.Equal("0 0.078125 0.125000 0.093750 0.125000\n", MadeConversion.LabelText(folder.At("out"), "IM1-a"));
        Assert.False(TopIsDark(folder, "IM1-a"));
    }

    [Fact]
    public void Nothing_is_turned_over_where_that_is_asked_for()
    {
        using var folder = new TempFolder();
        Convert(folder, request => request with { Orientation = BoxOrientation.AsStored }, new MadeVolume("a", 3, 320, 320), Row);
        Assert.Equal("0 0.078125 0.125000 0.093750 0.125000\n", MadeConversion.LabelText(folder.At("out"), "IM1-a"));
        Assert.True(TopIsDark(folder, "IM1-a"));
    }

    [Fact]
    public void Boxes_are_measured_by_the_real_size_of_the_image()
    {
        using var folder = new TempFolder();
        Convert(folder, request => request, new MadeVolume("a", 1, 100, 50), "a,0,No,10,20,30,10,Meniscus Tear");
        // y = 50 - (20 + 10) = 20; (10 + 15) / 100, (20 + 5) / 50, 30 / 100, 10 / 50
        Assert.Equal("0 0.250000 0.500000 0.300000 0.200000\n", MadeConversion.LabelText(folder.At("out"), "IM0-a"));
        RgbImage image = ImageFile.ReadRgb(Picture(folder, "IM0-a"));
        Assert.Equal((100, 50), (image.WidthPixels, image.HeightPixels));
    }

    [Fact]
    public void A_slice_offset_leads_to_slices_that_count_from_one()
    {
        using var folder = new TempFolder();
        Convert(folder, request => request with { SliceOffset = 1 }, new MadeVolume("a", 3, 320, 320) { FirstNumber = 1 }, Row);
        Assert.Equal(Line, MadeConversion.LabelText(folder.At("out"), "IM2-a"));
        Assert.Equal("", MadeConversion.LabelText(folder.At("out"), "IM1-a"));
    }

    [Fact]
    public void Several_labels_become_one_class_or_several_in_the_order_of_the_rows()
    {
        using var folder = new TempFolder();
        ConversionReport report = Convert(
            folder,
            request => request with { Labels = LabelMap.Of(("Meniscus Tear", "tear"), ("Cyst", "other"), ("Displaced *", "tear")) },
            new MadeVolume("a", 2, 320, 320),
            Row, "a,1,No,0,0,320,320,Displaced Meniscal Tissue ", "a,1,No,10,20,30,40,Cyst");
        Assert.Equal(Line + "0 0.500000 0.500000 1.000000 1.000000\n1" + Line[1..], MadeConversion.LabelText(folder.At("out"), "IM1-a"));
        Assert.Equal(["tear", "other"], report.Classes);
        Assert.Equal([("other", 1), ("tear", 2)], report.Summary.ClassDistribution.Select(each => (each.Key, each.Value)));
    }

    [Fact]
    public void A_box_that_reaches_out_of_the_image_is_cut_and_counted()
    {
        using var folder = new TempFolder();
        ConversionReport report = Convert(folder, request => request, new MadeVolume("a", 2, 320, 320), "a,0,No,10,-1,30,41,Meniscus Tear");
        // y = 320 - 40 = 280, bottom 321, cut to 320: (280 + 20) / 320 = 0.9375, 40 / 320 = 0.125
        Assert.Equal("0 0.078125 0.937500 0.093750 0.125000\n", MadeConversion.LabelText(folder.At("out"), "IM0-a"));
        Assert.Equal((1, 1, 1), (report.Annotations.Rows, report.Annotations.LabelLines, report.Annotations.CutToImage));
    }

    [Fact]
    public void Slices_without_boxes_get_no_label_file_where_that_is_asked_for()
    {
        using var folder = new TempFolder();
        Convert(folder, request => request with { EmptyLabels = EmptyLabelFiles.Omit }, new MadeVolume("a", 3, 320, 320), Row);
        Assert.Equal(["IM1-a.txt"], Directory.EnumerateFiles(folder.At("out/labels"), "*", SearchOption.AllDirectories).Select(Path.GetFileName));
        Assert.Equal(3, Directory.EnumerateFiles(folder.At("out/images"), "*", SearchOption.AllDirectories).Count());
    }

    private static ConversionReport Convert(TempFolder folder, Func<ConversionRequest, ConversionRequest> change, MadeVolume volume, params string[] rows) =>
        VolumeConversion.Run(change(MadeConversion.Request(MadeConversion.Rows(folder, rows), volume.Entry)), folder.At("out"));

    private static bool TopIsDark(TempFolder folder, string stem)
    {
        RgbImage image = ImageFile.ReadRgb(Picture(folder, stem));
        return image.Pixels[0] < image.Pixels[^1];
    }

    private static string Picture(TempFolder folder, string stem) => Directory.EnumerateFiles(folder.At("out/images"), stem + ".png", SearchOption.AllDirectories).Single();
}
