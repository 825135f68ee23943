using Ballast.Volumes;
using Xunit;

namespace Ballast.Detection.Tests;

public sealed class DrawnVolumesTests
{
    private static readonly LabelMap Tears = LabelMap.Of(("Meniscus Tear", "tear"));

    [Fact]
    public void Every_volume_of_the_annotations_and_of_the_list_is_drawn_in_fastmris_size()
    {
        using var folder = new TempFolder();
        VolumeAnnotations rows = MadeConversion.Rows(folder, "b,40,No,100,150,30,20,Meniscus Tear", "a,0,Yes,,,,,artifact");
        VolumeEntry[] volumes = [.. DrawnVolumes.For(rows, ["c", "a"], Tears, 42)];
        Assert.Equal(["a", "b", "c"], volumes.Select(volume => volume.Name));
        using IVolumeSource longest = volumes[1].Open(), usual = volumes[2].Open();
        Assert.Equal((41, 320, 320), (longest.Slices, longest.WidthPixels, longest.HeightPixels));
        Assert.Equal(36, usual.Slices);
    }

    [Fact]
    public void A_tear_is_drawn_where_the_turned_box_lies_and_nowhere_else()
    {
        using var folder = new TempFolder();
        VolumeAnnotations torn = MadeConversion.Rows(folder, "a,18,No,100,150,30,20,Meniscus Tear"), whole = MadeConversion.Rows(folder, "a,18,No,100,150,30,20,Cyst");
        using IVolumeSource with = DrawnVolumes.For(torn, [], Tears, 42)[0].Open(), without = DrawnVolumes.For(whole, [], Tears, 42)[0].Open();
        float[] first = new float[320 * 320], second = new float[320 * 320];
        with.ReadSlice(18, first);
        without.ReadSlice(18, second);
        int[] changed = [.. Enumerable.Range(0, first.Length).Where(i => first[i] != second[i])];
        Assert.NotEmpty(changed);
        // y = 320 - (150 + 20) = 150
        Assert.All(changed, i => Assert.True(i % 320 is >= 100 and < 130 && i / 320 is >= 150 and < 170, $"{i % 320}, {i / 320}"));
        with.ReadSlice(17, first);
        without.ReadSlice(17, second);
        Assert.Equal(first, second);
    }

    [Fact]
    public void A_row_that_asks_for_too_many_slices_makes_its_volume_fail_and_no_other()
    {
        using var folder = new TempFolder();
        VolumeAnnotations rows = MadeConversion.Rows(folder, "a,0,No,1,1,5,5,Meniscus Tear", "b,2000000000,No,1,1,5,5,Meniscus Tear", "c,2147483647,No,1,1,5,5,Meniscus Tear");
        ConversionReport report = VolumeConversion.Run(MadeConversion.Request(rows, [.. DrawnVolumes.For(rows, [], Tears, 42)]), folder.At("out"));
        Assert.Equal("A drawn volume cannot have 2000000001 slices. Choose 1 to 10000.", report.Volumes["b"].Reason);
        Assert.Equal(("success", "failed"), (report.Volumes["a"].Status, report.Volumes["c"].Status));
        AnnotationAccountTests.AddsUp(report.Annotations, 3);
    }

    [Fact]
    public void Real_annotations_of_a_few_volumes_become_lines_that_are_checked_one_by_one()
    {
        VolumeAnnotations all = FastMriPlus.Read(Path.Join(SharedData.Folder("fastmri-plus"), "Annotations", "knee.csv"));
        using var folder = new TempFolder();
        string[] some = [.. all.Volumes.Take(3), "file1002097"];
        VolumeAnnotations few = all with { Rows = [.. all.Rows.Where(row => some.Contains(row.Volume))], LeftOut = [.. all.LeftOut.Where(each => some.Contains(each.Row.Volume))], Findings = [] };
        ConversionReport report = VolumeConversion.Run(MadeConversion.Request(few, [.. DrawnVolumes.For(few, [], Tears, 42)]), folder.At("out"));
        AnnotationAccountTests.AddsUp(report.Annotations, few.Rows.Length + few.LeftOut.Length);
        Assert.Equal(Expected(few), Written(folder.At("out")));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void All_annotated_knees_are_drawn_and_every_line_is_counted_in_the_files()
    {
        VolumeAnnotations all = FastMriPlus.Read(Path.Join(SharedData.Folder("fastmri-plus"), "Annotations", "knee.csv"));
        using var folder = new TempFolder();
        ConversionReport report = VolumeConversion.Run(MadeConversion.Request(all, [.. DrawnVolumes.For(all, [], Tears, 42)]) with { Threads = Environment.ProcessorCount }, folder.At("out"));
        Assert.Equal((974, 974), (report.Summary.TotalVolumes, report.Summary.SuccessfulVolumes));
        AnnotationAccountTests.AddsUp(report.Annotations, 16_167);
        LabelAccount tears = report.Annotations.Labels["Meniscus Tear"];
        Assert.Equal((5658, 5653), (tears.Rows, tears.LabelLines));
        Assert.Equal([("duplicate", 5)], tears.LeftOut.Select(each => (each.Key, each.Value)));
        string[] written = Written(folder.At("out"));
        Assert.Equal(5653, written.Length);
        Assert.Equal(Expected(all), written);
        foreach (string part in new[] { "train", "val", "test" })
            Assert.Equal(report.Volumes.Values.Where(volume => volume.Split == part).Sum(volume => volume.TotalSlices), MadeVolumes.Recount(folder.At("out"), part).Images);
    }

    /// <summary>The lines that the rows must give, by the arithmetic of the format: y turned over in 320 rows and cut to the image.</summary>
    private static string[] Expected(VolumeAnnotations annotations) =>
    [
        .. annotations.Rows.Where(row => row.LabelText == "Meniscus Tear").Select(row =>
        {
            double top = Math.Max(0, 320 - row.Box.Y - row.Box.Height), bottom = Math.Min(320, 320 - row.Box.Y);
            double left = Math.Max(0, row.Box.X), right = Math.Min(320, row.Box.X + row.Box.Width);
            return FormattableString.Invariant($"IM{row.Slice}-{row.Volume} 0 {(left + right) / 640:F6} {(top + bottom) / 640:F6} {(right - left) / 320:F6} {(bottom - top) / 320:F6}");
        }).Order(StringComparer.Ordinal),
    ];

    private static string[] Written(string dataset) =>
    [
        .. Directory.EnumerateFiles(Path.Join(dataset, "labels"), "*.txt", SearchOption.AllDirectories)
            .SelectMany(file => File.ReadAllLines(file).Select(line => $"{Path.GetFileNameWithoutExtension(file)} {line}")).Order(StringComparer.Ordinal),
    ];
}
