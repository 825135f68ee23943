using System.IO.Compression;
using Ballast.Core;

namespace Ballast.Volumes.Tests;

public sealed class DicomFileTests
{
    private const uint PixelData = 0x7FE0_0010;

    [Fact]
    public void Values_are_stored_ones_times_slope_plus_intercept()
    {
        DicomFile file = DicomFile.Of("a.dcm", DicomMaker.Grey(2, 1, 3, 1000).Text(0x0028_1053, "DS", "0.5").Text(0x0028_1052, "DS", "-1024").Build());
        var values = new float[2];

        file.ReadValues(0, values);

        Assert.Equal([-1022.5f, -524f], values);
        Assert.Equal([3, 1000], file.ReadFrame(0).Samples<ushort>().ToArray());
    }

    [Fact]
    public void Bits_outside_the_stored_ones_are_no_part_of_a_value()
    {
        // 12 bits stored up to bit 11; an overlay lies in bit 15. Signed: 0xFFF is −1.
        DicomMaker maker = DicomMaker.Grey(2, 1, 0x8123, 0x0FFF).Words(0x0028_0101, 12).Words(0x0028_0102, 11);
        float[] whole = new float[2], signed = new float[2];

        DicomFile.Of("a.dcm", maker.Build()).ReadValues(0, whole);
        DicomFile.Of("a.dcm", maker.Words(0x0028_0103, 1).Build()).ReadValues(0, signed);

        Assert.Equal([0x123, 0xFFF], whole);
        Assert.Equal([0x123, -1], signed);
    }

    [Fact]
    public void The_first_of_several_windows_comes_first()
    {
        DicomFile file = DicomFile.Read(Path.Join(SharedData.Folder("dicom"), "pydicom", "examples_overlay.dcm"));

        Assert.Equal([new IntensityWindow(450, 790), new IntensityWindow(200, 443)], file.Header.Windows);
    }

    [Fact]
    public void A_header_tells_what_its_file_says()
    {
        // Numbers of MANIFEST.csv, identifiers by pydicom 2.3.1.
        DicomHeader header = DicomFile.Read(Path.Join(SharedData.Folder("dicom"), "pydicom", "dicomdirtests", "77654033", "CR1", "6154")).Header;

        Assert.True(header.IsInverted);
        Assert.Equal((0.684, 200), (header.RescaleSlope, header.RescaleIntercept));
        Assert.Equal([new IntensityWindow(1600, 2800)], header.Windows);
        Assert.Equal(("CR", "77654033", 1, 16, 16, 16, 12), (header.Modality, header.PatientId, header.InstanceNumber, header.Rows, header.Columns, header.BitsAllocated, header.BitsStored));
    }

    [Fact]
    public void Colours_stored_plane_by_plane_come_pixel_by_pixel()
    {
        byte[] file = new DicomMaker().Image(2, 1, 8, 3).Words(0x0028_0006, 1).Bytes(PixelData, "OB", [1, 2, 10, 20, 100, 200]).Build();

        Assert.Equal([1, 10, 100, 2, 20, 200], DicomFile.Of("a.dcm", file).ReadFrame(0).Bytes.ToArray());
    }

    [Fact]
    public void Of_colours_the_luminance_is_given()
    {
        byte[] file = new DicomMaker().Image(1, 1, 8, 3).Words(0x0028_0006, 0).Bytes(PixelData, "OB", [100, 50, 10, 0]).Build();
        var values = new float[1];

        DicomFile.Of("a.dcm", file).ReadValues(0, values);

        // 0.299 · 100 + 0.587 · 50 + 0.114 · 10
        Assert.Equal(60.39f, values[0]);
    }

    [Fact]
    public void A_palette_is_looked_up()
    {
        byte[] file = new DicomMaker().Image(3, 1, 8).Text(0x0028_0004, "CS", "PALETTE COLOR")
            .Words(0x0028_1101, 2, 5, 16).Words(0x0028_1102, 2, 5, 16).Words(0x0028_1103, 2, 5, 16)
            .Words(0x0028_1201, 1000, 2000).Words(0x0028_1202, 1000, 2000).Words(0x0028_1203, 1000, 2000)
            .Bytes(PixelData, "OB", [0, 5, 6, 0]).Build();
        var values = new float[3];

        DicomFile.Of("a.dcm", file).ReadValues(0, values);

        Assert.Equal([1000, 1000, 2000], values);
    }

    [Fact]
    public void Frames_of_single_bits_need_not_begin_at_a_byte()
    {
        // Two frames of 3 pixels: 1 0 1, 1 1 0, low bits first.
        byte[] file = new DicomMaker().Image(3, 1, 1).Text(0x0028_0008, "IS", "2").Bytes(PixelData, "OB", [0b011101, 0]).Build();
        DicomFile read = DicomFile.Of("a.dcm", file);

        Assert.Equal([1, 0, 1], read.ReadFrame(0).Bytes.ToArray());
        Assert.Equal([1, 1, 0], read.ReadFrame(1).Bytes.ToArray());
    }

    [Fact]
    public void Floating_point_pixels_are_read()
    {
        byte[] pixels = [.. BitConverter.GetBytes(1.5f), .. BitConverter.GetBytes(-2f)];
        DicomFile file = DicomFile.Of("a.dcm", new DicomMaker().Image(2, 1, 32).Bytes(0x7FE0_0008, "OF", pixels).Build());

        Assert.Equal([1.5f, -2f], file.ReadFrame(0).Samples<float>().ToArray());
    }

    [Fact]
    public void Every_frame_has_its_own_slope()
    {
        DicomMaker Slope(string slope) => new DicomMaker().Items(0x0028_9145, new DicomMaker().Text(0x0028_1053, "DS", slope));
        DicomFile file = DicomFile.Of("a.dcm", DicomMaker.Grey(1, 1, 10, 10).Text(0x0028_0008, "IS", "2").Items(0x5200_9230, Slope("2"), Slope("3")).Build());
        float[] first = new float[1], second = new float[1];

        file.ReadValues(0, first);
        file.ReadValues(1, second);

        Assert.Equal((20, 30), (first[0], second[0]));
    }

    [Fact]
    public void An_offset_table_tells_which_fragments_are_a_frame()
    {
        // One segment each of a run of 4; the second frame is in two fragments.
        byte[] Run(byte value) => [1, 0, 0, 0, 64, 0, 0, 0, .. new byte[56], 0xFD, value];
        byte[] first = Run(7), second = Run(9), table = [0, 0, 0, 0, .. BitConverter.GetBytes(first.Length + 8)];
        byte[] file = new DicomMaker("1.2.840.10008.1.2.5").Image(4, 1, 8).Text(0x0028_0008, "IS", "2").Fragments(table, first, second[..30], second[30..]).Build();
        DicomFile read = DicomFile.Of("a.dcm", file);

        Assert.Equal([7, 7, 7, 7], read.ReadFrame(0).Bytes.ToArray());
        Assert.Equal([9, 9, 9, 9], read.ReadFrame(1).Bytes.ToArray());
    }

    [Fact]
    public void Frames_are_read_from_the_file_when_asked_for()
    {
        using var folder = new TempFolder();
        DicomFile file = DicomFile.Read(folder.Write("a.dcm", DicomMaker.Grey(1, 1, 10, 20).Text(0x0028_0008, "IS", "2").Build()));

        Assert.Equal([20], file.ReadFrame(1).Samples<ushort>().ToArray());
        File.WriteAllBytes(file.Path, new byte[100]);
        Assert.Equal($"{file.Path}: The file became shorter after its header was read.", Assert.Throws<BallastException>(() => file.ReadFrame(1)).Message);
    }

    [Fact]
    public void A_deflated_file_that_explodes_is_refused()
    {
        using var deflated = new MemoryStream();
        using (var deflater = new DeflateStream(deflated, CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (int i = 0; i < 513; i++) deflater.Write(zeros);
        }

        Refused([.. new DicomMaker("1.2.840.10008.1.2.1.99").Head(), .. deflated.ToArray()], "The file inflates to more than 536870912 bytes. Store it without deflation.");
    }

    [Fact]
    public void A_declared_length_beyond_the_file_is_refused_before_anything_is_allocated()
    {
        byte[] element = DicomMaker.Element(0x0028_1201, "OW", [1, 2]);
        BitConverter.TryWriteBytes(element.AsSpan(8), 0xFFFF_FFF0);

        Refused(new DicomMaker().Stored(0x0028_1201, element).Build(), "The element (0028,1201) at byte 172 declares 4294967280 bytes and the file has 2 more. Copy the file again.");
    }

    [Fact]
    public void Sequences_without_end_do_not_end_the_program()
    {
        byte[] open = [0x08, 0, 0x40, 0x11, (byte)'S', (byte)'Q', 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFE, 0xFF, 0, 0xE0, 0xFF, 0xFF, 0xFF, 0xFF];
        byte[] file = [.. new DicomMaker().Head(), .. Enumerable.Repeat(open, 100_000).SelectMany(bytes => bytes)];

        Refused(file, "Sequences are nested deeper than 32 at byte 812. Such a file is not read.");
    }

    [Fact]
    public void More_frames_than_there_is_room_for_are_refused()
    {
        Refused(DicomMaker.Grey(1, 1, 10).Text(0x0028_0008, "IS", "2000000000").Build(), "The pixels take 4000000000 bytes (frames: 2000000000) and the file holds 2. Copy the file again.");
    }

    [Theory]
    [InlineData("1.2.840.10008.1.2.4.100", "The transfer syntax 1.2.840.10008.1.2.4.100 is not read. Uncompressed, deflated, RLE, JPEG, JPEG lossless, JPEG-LS and JPEG 2000 are; convert the file to one of them.")]
    [InlineData("1.2.840.10008.1.2.1", "The transfer syntax 1.2.840.10008.1.2.1 takes bare pixels, and the file holds encapsulated ones.")]
    [InlineData("1.2.840.10008.1.2.5", "The run lengths of a frame end inside their header. Copy the file again.")]
    [InlineData("1.2.840.10008.1.2.4.50", "The JPEG codestream is damaged: it does not begin with the start of an image.")]
    [InlineData("1.2.840.10008.1.2.4.90", "The JPEG 2000 codestream has no header. The file is damaged.")]
    public void Encapsulated_pixels_that_cannot_be_read_are_refused(string syntax, string expected) =>
        Refused(new DicomMaker(syntax).Image(1, 1, 8).Fragments([], [1, 2, 3, 4]).Build(), expected);

    [Fact]
    public void A_file_without_a_byte_is_refused() => Refused([], "The file has 0 bytes.");

    [Fact]
    public void A_table_for_the_units_of_values_is_refused_and_stored_values_are_not()
    {
        DicomFile file = DicomFile.Of("a.dcm", DicomMaker.Grey(1, 1, 10).Items(0x0028_3000, new DicomMaker().Text(0x0028_3004, "LO", "HU")).Build());

        Assert.Equal([10], file.ReadFrame(0).Samples<ushort>().ToArray());
        Assert.Equal(
            "a.dcm: The file gives the units of its values by a table (0028,3000), which is not read. Its stored values can be.",
            Assert.Throws<BallastException>(() => file.ReadValues(0, new float[1])).Message);
    }

    [Fact]
    public void Samples_of_another_type_are_not_given()
    {
        DicomFrame frame = DicomFile.Of("a.dcm", DicomMaker.Grey(1, 1, 10).Build()).ReadFrame(0);

        Assert.Equal("The samples are UInt16, not Int16. Ask for what SampleType names.", Assert.Throws<InvalidOperationException>(() => frame.Samples<short>().Length).Message);
    }

    private static void Refused(byte[] bytes, string expected)
    {
        BallastException refusal = Assert.Throws<BallastException>(() => DicomFile.Of("a.dcm", bytes).ReadFrame(0));
        Assert.Equal("a.dcm: " + expected, refusal.Message);
    }
}
