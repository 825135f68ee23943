using Ballast.Core;
using OpenCvSharp;

namespace Ballast.Vision.Tests;

public sealed class ImageFileTests
{
    [Theory]
    [InlineData(".png", 0)]
    [InlineData(".bmp", 0)]
    [InlineData(".tif", 0)]
    [InlineData(".webp", 8)]
    [InlineData(".jpg", 4)]
    public void Every_format_gives_its_pixels(string ending, int tolerance)
    {
        RgbImage read = ImageFile.Decode(Pictures.Encode(Pictures.Patches(), ending), "test");

        Assert.Equal((32, 16), (read.WidthPixels, read.HeightPixels));
        AssertPatches(read, tolerance);
    }

    [Theory]
    [InlineData(".png")]
    [InlineData(".tif")]
    public void Sixteen_bits_become_eight_by_rounding(string ending)
    {
        // 65,535 / 257 = 255; 65,000 / 257 = 252.9; 30,000 / 257 = 116.7; 128 / 257 = 0.498; 129 / 257 = 0.502.
        using var picture = new Mat(4, 4, MatType.CV_16UC3, new Scalar(129, 128, 30000));
        picture.Set(0, 1, new Vec3w(65535, 65000, 257));

        RgbImage read = ImageFile.Decode(Pictures.Encode(picture, ending), "test");

        Assert.Equal([117, 0, 1], Pictures.PixelAt(read, 0, 0));
        Assert.Equal([1, 253, 255], Pictures.PixelAt(read, 1, 0));
    }

    [Theory]
    [InlineData(".png", 8)]
    [InlineData(".png", 16)]
    [InlineData(".tif", 8)]
    [InlineData(".jpg", 8)]
    public void Grey_becomes_three_equal_channels(string ending, int bits)
    {
        using var grey = bits == 8 ? new Mat(8, 8, MatType.CV_8UC1, new Scalar(77)) : new Mat(8, 8, MatType.CV_16UC1, new Scalar(77 * 257));

        Assert.Equal([77, 77, 77], Pictures.PixelAt(ImageFile.Decode(Pictures.Encode(grey, ending), "test"), 3, 3));
    }

    [Theory]
    [InlineData(".png", MatTypeCode.Bits8)]
    [InlineData(".png", MatTypeCode.Bits16)]
    [InlineData(".tif", MatTypeCode.Bits8)]
    [InlineData(".webp", MatTypeCode.Bits8)]
    public void Alpha_is_dropped_and_the_colour_under_a_transparent_pixel_shows(string ending, MatTypeCode code)
    {
        int scale = code == MatTypeCode.Bits16 ? 257 : 1;
        using var picture = new Mat(8, 8, code == MatTypeCode.Bits16 ? MatType.CV_16UC4 : MatType.CV_8UC4, new Scalar(30 * scale, 20 * scale, 10 * scale, 0));

        // WebP at a quality above 100 is lossless.
        byte[] file = ending == ".webp" ? Pictures.Encode(picture, ending, new ImageEncodingParam(ImwriteFlags.WebPQuality, 101)) : Pictures.Encode(picture, ending);
        byte[] pixel = Pictures.PixelAt(ImageFile.Decode(file, "test"), 0, 0);

        // libwebp does not keep colours under full transparency unless asked to, so there the pixel is black.
        Assert.Equal(ending == ".webp" ? [0, 0, 0] : [10, 20, 30], pixel);
    }

    [Fact]
    public void A_TIFF_whose_alpha_is_marked_as_not_multiplied_keeps_its_colours()
    {
        // 1 x 1 pixels of red, green, blue, alpha; tag 338 (extra samples) is 2: unassociated alpha.
        (int Tag, int Value)[] tags = [(256, 1), (257, 1), (259, 1), (262, 2), (273, 8), (277, 4), (278, 1), (279, 4), (338, 2)];
        const int directory = 20;
        byte[] tiff = new byte[directory + 2 + 12 * 10 + 4];
        "II*\0"u8.CopyTo(tiff);
        tiff[4] = directory;
        ((ReadOnlySpan<byte>)[200, 100, 50, 0]).CopyTo(tiff.AsSpan(8));
        ((ReadOnlySpan<byte>)[8, 0, 8, 0, 8, 0, 8, 0]).CopyTo(tiff.AsSpan(12));
        tiff[directory] = 10;
        Entry(0, 258, 4, 12);
        for (int i = 0; i < tags.Length; i++) Entry(i + 1, tags[i].Tag, 1, tags[i].Value);

        Assert.Equal([200, 100, 50], ImageFile.Decode(tiff, "test").Pixels);

        void Entry(int place, int tag, int count, int value)
        {
            Span<byte> entry = tiff.AsSpan(directory + 2 + 12 * place, 12);
            BitConverter.TryWriteBytes(entry, (ushort)tag);
            BitConverter.TryWriteBytes(entry[2..], (ushort)3);
            BitConverter.TryWriteBytes(entry[4..], count);
            BitConverter.TryWriteBytes(entry[8..], value);
        }
    }

    public enum MatTypeCode
    {
        Bits8,
        Bits16,
    }

    [Fact]
    public void A_palette_is_looked_up()
    {
        // A PNG of 2 x 1 pixels, 8 bits, colour type 3, indices 1 and 0; the palette is (9, 8, 7), (250, 100, 50).
        byte[] header = [0, 0, 0, 2, 0, 0, 0, 1, 8, 3, 0, 0, 0];
        byte[] png = PngFile.Of(("IHDR", header), ("PLTE", [9, 8, 7, 250, 100, 50]), ("IDAT", PngFile.Deflate([0, 1, 0])), ("IEND", []));

        RgbImage read = ImageFile.Decode(png, "test");

        Assert.Equal([250, 100, 50, 9, 8, 7], read.Pixels);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Exif_orientation_is_applied(int orientation)
    {
        // Which patch of the file is seen at the top left and the top right: EXIF 2.3, tag 274 ("0th row at, 0th column at").
        (bool Left, bool Top)[] topLeft = [(true, true), (false, true), (false, false), (true, false), (true, true), (true, false), (false, false), (false, true)];
        (bool Left, bool Top)[] topRight = [(false, true), (true, true), (true, false), (false, false), (true, false), (true, true), (false, true), (false, false)];
        byte[] file = JpegSegments.WithOrientation(Pictures.Encode(Pictures.Patches(), ".jpg"), orientation);

        RgbImage read = ImageFile.Decode(file, "test");

        Assert.Equal(orientation < 5 ? (32, 16) : (16, 32), (read.WidthPixels, read.HeightPixels));
        (bool left, bool top) = topLeft[orientation - 1];
        Pictures.AssertNear(Pictures.Patch(left, top), Pictures.PixelAt(read, 2, 2), 4);
        (left, top) = topRight[orientation - 1];
        Pictures.AssertNear(Pictures.Patch(left, top), Pictures.PixelAt(read, read.WidthPixels - 3, 2), 4);
    }

    [Fact]
    public void A_file_is_averaged_by_area_into_a_smaller_square()
    {
        using var folder = new TempFolder();
        string path = folder.At("a.png");
        ImageFile.WritePng(path, new RgbImage(4, 2, [0, 0, 0, 10, 10, 10, 50, 50, 50, 70, 70, 70, 20, 20, 20, 30, 30, 30, 90, 90, 90, 110, 110, 110]));
        byte[] square = new byte[12];

        ImageFile.ReadRgb(path, 2, square);

        // Width 4 -> 2 averages pairs: (0+10)/2, (50+70)/2 and (20+30)/2, (90+110)/2.
        Assert.Equal([5, 5, 5, 60, 60, 60, 25, 25, 25, 100, 100, 100], square);
    }

    [Fact]
    public void What_is_written_as_PNG_is_read_back_to_the_pixel()
    {
        using var folder = new TempFolder();
        RgbImage image = Pictures.Woven(13, 7);

        ImageFile.WritePng(folder.At("new/folder/a.png"), image);

        Assert.Equal(image.Pixels, ImageFile.ReadRgb(folder.At("new/folder/a.png")).Pixels);
        Assert.Equal([folder.At("new/folder/a.png")], Directory.GetFiles(folder.At("new/folder")));
    }

    [Fact]
    public void What_is_written_as_JPEG_is_read_back_nearly()
    {
        using var folder = new TempFolder();

        ImageFile.WriteJpeg(folder.At("a.jpg"), Pictures.Patches());

        AssertPatches(ImageFile.ReadRgb(folder.At("a.jpg")), 4);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_named()
    {
        using var folder = new TempFolder();
        string file = folder.WriteText("file", "");

        var error = Assert.Throws<BallastException>(() => ImageFile.WritePng(Path.Join(file, "a.png"), Pictures.Patches()));

        Assert.StartsWith($"{file}/a.png: cannot be written: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var error = Assert.Throws<BallastException>(() => ImageFile.ReadRgb("/nowhere/a.png"));

        Assert.StartsWith("/nowhere/a.png: cannot be read: ", error.Message, StringComparison.Ordinal);
    }

    private static void AssertPatches(RgbImage image, int tolerance)
    {
        foreach (int x in (int[])[3, 28])
            foreach (int y in (int[])[3, 12])
                Pictures.AssertNear(Pictures.Patch(x < 16, y < 8), Pictures.PixelAt(image, x, y), tolerance);
    }
}
