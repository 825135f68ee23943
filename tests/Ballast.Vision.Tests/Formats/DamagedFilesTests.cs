using Ballast.Core;
using OpenCvSharp;

namespace Ballast.Vision.Tests;

[Collection(nameof(SerialTests))]
public sealed class DamagedFilesTests
{
    private static readonly byte[] Jpeg = Pictures.Encode(Pictures.Woven(40, 24), ".jpg");
    private static readonly byte[] Progressive = Pictures.Encode(Pictures.Woven(40, 24), ".jpg", new ImageEncodingParam(ImwriteFlags.JpegProgressive, 1));
    private static readonly byte[] Restarting = Pictures.Encode(Pictures.Woven(40, 24), ".jpg", new ImageEncodingParam(ImwriteFlags.JpegRstInterval, 2));
    private static readonly byte[] Png = Pictures.Encode(Pictures.Woven(40, 24), ".png");

    public static TheoryData<string> Endings => [".jpg", ".png", ".bmp", ".webp", ".tif"];

    [Theory]
    [MemberData(nameof(Endings))]
    public void A_file_cut_off_anywhere_is_refused(string ending)
    {
        byte[] whole = Pictures.Encode(Pictures.Woven(40, 24), ending);

        for (int length = 1; length < whole.Length; length += 7)
            Assert.NotNull(DefectOf(whole[..length]));
        Assert.Equal(ImageProblemKind.Truncated, DefectOf(whole[..(whole.Length * 2 / 3)])?.Kind);
        Assert.Null(DefectOf(whole));
    }

    [Fact]
    public void A_JPEG_cut_off_and_closed_with_an_end_mark_is_damaged()
    {
        foreach (byte[] whole in (byte[][])[Jpeg, Progressive, Restarting])
        {
            // A progressive file may be closed between two scans, so it is cut inside its last one.
            int first = whole == Progressive ? whole.Length - 60 : JpegSegments.PixelsAt(whole) + 10;
            for (int at = first; at < whole.Length - 10; at += 10) Assert.NotNull(DefectOf([.. whole[..at], 0xFF, 0xD9]));
            Assert.Null(DefectOf(whole));
        }
    }

    [Fact]
    public void A_JPEG_with_stray_bytes_behind_its_pixels_is_read_as_if_they_were_not_there()
    {
        byte[] stray = [.. Jpeg[..^2], 1, 2, 3, 4, 5, .. Jpeg[^2..]];

        Assert.Equal(ImageFile.Decode(Jpeg, "whole").Pixels, ImageFile.Decode(stray, "stray").Pixels);
    }

    [Fact]
    public void A_JPEG_whose_restart_mark_is_out_of_turn_is_damaged()
    {
        byte[] damaged = [.. Restarting];
        int mark = damaged.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD0]);
        damaged[mark + 1] = 0xD3;

        Assert.Equal("The JPEG content is damaged: a restart mark is missing.", DefectOf(damaged)?.Message);
    }

    [Fact]
    public void A_PNG_with_a_flipped_bit_in_its_pixels_is_damaged()
    {
        byte[] damaged = [.. Png];
        damaged[damaged.Length / 2] ^= 4;

        Assert.Equal("The PNG content is damaged: the checksum of a chunk is wrong.", DefectOf(damaged)?.Message);
    }

    [Fact]
    public void A_PNG_with_a_broken_colour_profile_is_read()
    {
        Assert.Equal(Pictures.Woven(40, 24).Pixels, ImageFile.Decode(PngChunks.WithChunk(Png, "iCCP", [1, 2, 3]), "profile").Pixels);
    }

    [Fact]
    public void Float_pixels_are_refused_with_a_way_out()
    {
        using var floats = new Mat(4, 4, MatType.CV_32FC3, new Scalar(0.5, 0.5, 0.5));

        ImageDefectException? defect = DefectOf(Pictures.Encode(floats, ".tif"));

        Assert.Equal((ImageProblemKind.Unsupported, "The TIFF pixels are not unsigned integers. Convert the image to 8 or 16 bits."), (defect?.Kind, defect?.Message));
    }

    [Fact]
    public void Nothing_and_nonsense_are_refused()
    {
        Assert.Equal(ImageProblemKind.Empty, DefectOf([])?.Kind);
        Assert.Equal("The content is not a JPEG, PNG, BMP, WebP or TIFF image.", DefectOf("This is a text."u8.ToArray())?.Message);
        var error = Assert.Throws<BallastException>(() => ImageFile.Decode([], "a.jpg"));
        Assert.Equal("a.jpg: The file has 0 bytes. Replace the file or remove it.", error.Message);
    }

    [Fact]
    public void Native_code_prints_nothing_whatever_is_damaged()
    {
        byte[][] seeds = [Jpeg, Progressive, Restarting, Png, .. Endings.Select(ending => Pictures.Encode(Pictures.Woven(40, 24), ending.Data))];
        byte[] oddVersion = JpegSegments.WithSegment(Jpeg, 0xE0, [.. "JFIF\0"u8, 9, 9, 0, 0, 1, 0, 1, 0, 0]);
        byte[] adobe = JpegSegments.WithSegment(Jpeg, 0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 2]);

        string printed = StandardError.During(() =>
        {
            DefectOf(oddVersion);
            DefectOf(adobe);
            DefectOf(PngChunks.WithChunk(Png, "iCCP", [1, 2, 3]));
            for (int i = 0; i < 300; i++)
                foreach (byte[] seed in seeds)
                    DefectOf(Damage(seed, i));
        });

        Assert.Equal("", printed);
    }

    [Fact]
    public void Reading_leaves_no_native_memory_behind()
    {
        using var folder = new TempFolder();
        string path = folder.Write("a.png", Pictures.Encode(Pictures.Woven(400, 400), ".png"));
        byte[] square = new byte[3 * 64 * 64];
        Read(50);
        long before = Environment.WorkingSet;

        // 480,000 bytes an image: a matrix that is not given back would add 190 MB.
        Read(400);

        Assert.InRange(Environment.WorkingSet - before, long.MinValue, 60_000_000);

        void Read(int times)
        {
            for (int i = 0; i < times; i++)
            {
                ImageFile.ReadRgb(path, 64, square);
                DefectOf(File.ReadAllBytes(path)[..^30]);
            }
        }
    }

    /// <summary>One to three bytes changed, the same for the same number.</summary>
    private static byte[] Damage(byte[] seed, int number)
    {
        byte[] damaged = [.. seed];
        var random = new ItemRandom(7, (ulong)number, (ulong)seed.Length);
        for (int i = 0; i <= number % 3; i++) damaged[random.NextIndex(seed.Length)] = (byte)random.NextIndex(256);
        return damaged;
    }

    private static ImageDefectException? DefectOf(byte[] bytes)
    {
        try
        {
            using Mat decoded = ImageDecoder.Decode(bytes);
            return null;
        }
        catch (ImageDefectException defect)
        {
            return defect;
        }
    }
}
