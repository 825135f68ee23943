using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Volumes.Tests;

public sealed class DicomFolderTests
{
    [Fact]
    public void Slices_lie_along_the_normal_of_their_planes()
    {
        using var folder = new TempFolder();
        // Rows run along y and columns along z, so the normal is x.
        foreach ((string file, string x, int number) in new[] { ("a.dcm", "5", 1), ("b.dcm", "-5", 2), ("c.dcm", "0.5", 3) })
            folder.Write(file, Slice("1.2", number).Text(0x0020_0032, "DS", $"{x}\\9\\9").Text(0x0020_0037, "DS", "0\\1\\0\\0\\0\\1").Build());

        DicomSeries series = Assert.Single(DicomFolder.Read(folder.Root).Series);

        Assert.Equal([2, 3, 1], Enumerable.Range(0, 3).Select(i => series.Identity(i).Number));
        Assert.Equal(["1.2.2", "1.2.3", "1.2.1"], Enumerable.Range(0, 3).Select(i => series.Identity(i).InstanceUid));
        Assert.Equal(["b.dcm", "c.dcm", "a.dcm"], Enumerable.Range(0, 3).Select(i => Path.GetFileName(series.FileOf(i))));
    }

    [Fact]
    public void Slices_without_places_lie_in_the_order_of_their_numbers()
    {
        using var folder = new TempFolder();
        foreach (int number in new[] { 10, 9, 1 }) folder.Write($"IM{number}.dcm", Slice("1.2", number).Build());

        DicomSeries series = Assert.Single(DicomFolder.Read(folder.Root).Series);
        var values = new float[2];
        series.ReadSlice(1, values);

        Assert.Equal([1, 9, 10], Enumerable.Range(0, 3).Select(i => series.Identity(i).Number));
        Assert.Equal([9, 18], values);
        Assert.Equal((Path.GetFileName(folder.Root), 2, 1), (series.Name, series.WidthPixels, series.HeightPixels));
    }

    [Fact]
    public void Series_are_told_apart_and_named_so_that_no_two_are_alike()
    {
        using var folder = new TempFolder();
        folder.Write("p1/knee/a.dcm", Slice("1.2", 1).Build());
        folder.Write("p1/knee/b.dcm", Slice("1.3", 1).Build());
        folder.Write("p1/other/a.dcm", Slice("../../1", 1).Build());
        folder.Write("p1/other/b.dcm", Slice("1.4", 1).Build());
        folder.Write("p2/hip/a.dcm", Slice("1.5", 1).Build());
        folder.Write("p3/hip/a.dcm", Slice("1.6", 1).Build());

        Assert.Equal(["knee-1.2", "knee-1.3", "other-_.._1", "other-1.4", "p2-hip", "p3-hip"], DicomFolder.Read(folder.Root).Series.Select(series => series.Name));
    }

    [Fact]
    public void What_is_no_slice_is_named_and_left_out()
    {
        using var folder = new TempFolder();
        folder.Write("a.dcm", Slice("1.2", 1).Build());
        folder.Write("again.dcm", Slice("1.2", 1).Build());
        folder.Write("b.dcm", Slice("1.2", 2).Build());
        folder.Write("cut.dcm", Slice("1.2", 3).Build().AsSpan()[..^2]);
        folder.Write("readme.md", "Hello, this is a text."u8);
        folder.Write("scout.dcm", DicomMaker.Grey(1, 1, 7).Text(0x0020_000E, "UI", "1.2").Build());

        DicomFolder read = DicomFolder.Read(folder.Root);

        Assert.Equal(2, Assert.Single(read.Series).Slices);
        Assert.Equal(
        [
            new("again.dcm", ImageProblemKind.Broken, "The file is the same image as a.dcm: both have the SOPInstanceUID 1.2.1."),
            new("cut.dcm", ImageProblemKind.Truncated, "The pixels take 4 bytes (frames: 1) and the file holds 2. Copy the file again."),
            new("readme.md", ImageProblemKind.Broken, "The file is not a DICOM file: it has neither the mark 'DICM' after 128 bytes nor an element at its start."),
            new("scout.dcm", ImageProblemKind.Unsupported, "The image has 1 × 1 pixels; most of its series have 2 × 1."),
        ],
            read.Problems);
    }

    [Fact]
    public void A_link_out_of_the_folder_is_not_read()
    {
        using var outside = new TempFolder();
        using var folder = new TempFolder();
        File.CreateSymbolicLink(folder.At("a.dcm"), outside.Write("a.dcm", Slice("1.2", 1).Build()));

        DicomFolder read = DicomFolder.Read(folder.Root);

        Assert.Empty(read.Series);
        Assert.Equal([new("a.dcm", ImageProblemKind.Unreadable, "The file is a link that leads out of the folder.")], read.Problems);
    }

    [Fact]
    public void The_result_does_not_depend_on_the_threads()
    {
        string folder = Path.Join(SharedData.Folder("dicom"), "pydicom", "dicomdirtests");

        DicomFolder one = DicomFolder.Read(folder, new DicomFolderOptions { Threads = 1 }), many = DicomFolder.Read(folder, new DicomFolderOptions { Threads = 8 });

        Assert.Equal(Described(one), Described(many));
        Assert.Equal(one.Problems, many.Problems);
        // 4 CT and 3 CR of the first patient, 7 CT of the second, 17 MR of the third: see MANIFEST.csv.
        Assert.Equal(31, one.Series.Sum(series => series.Slices));
    }

    [Fact]
    public void The_frames_of_a_file_are_a_volume()
    {
        using DicomSeries series = DicomSeries.Open(Path.Join(SharedData.Folder("dicom"), "pydicom", "rtdose.dcm"));

        Assert.Equal(("rtdose", 15, 10, 10), (series.Name, series.Slices, series.WidthPixels, series.HeightPixels));
        Assert.Equal([0, 14], [series.Identity(0).Number, series.Identity(14).Number]);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named() => Assert.Equal(
        "/nowhere/at/all: there is no such folder. Give the folder that holds DICOM files.",
        Assert.Throws<BallastException>(() => DicomFolder.Read("/nowhere/at/all")).Message);

    private static DicomMaker Slice(string series, int number) => DicomMaker.Grey(2, 1, (ushort)number, (ushort)(2 * number))
        .Text(0x0020_000E, "UI", series).Text(0x0008_0018, "UI", $"1.2.{number}").Text(0x0020_0013, "IS", $"{number}");

    private static string[] Described(DicomFolder folder) =>
        [.. folder.Series.Select(series => $"{series.Name} {series.Slices} {series.Window} {string.Join(' ', Enumerable.Range(0, series.Slices).Select(series.Identity))}")];
}
