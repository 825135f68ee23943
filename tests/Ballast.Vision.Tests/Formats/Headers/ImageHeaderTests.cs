using System.Buffers.Binary;
using Ballast.Core;
using OpenCvSharp;

namespace Ballast.Vision.Tests;

public sealed class ImageHeaderTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(".jpg")]
    [InlineData(".png")]
    [InlineData(".bmp")]
    [InlineData(".tiff")]
    [InlineData(".webp")]
    public void The_size_is_that_of_the_decoded_picture(string ending)
    {
        string path = folder.Write("a" + ending, Pictures.Encode(Pictures.Woven(37, 21), ending));
        Assert.Equal((37, 21), ImageHeader.SizeOf(path));
    }

    [Theory]
    [InlineData(64)]
    [InlineData(101)]
    public void WebP_without_and_with_loss_is_read(int quality)
    {
        string path = folder.Write("a.webp", Pictures.Encode(Pictures.Woven(37, 21), ".webp", new ImageEncodingParam(ImwriteFlags.WebPQuality, quality)));
        Assert.Equal((37, 21), ImageHeader.SizeOf(path));
    }

    [Theory]
    [InlineData(1, 37, 21)]
    [InlineData(3, 37, 21)]
    [InlineData(6, 21, 37)]
    [InlineData(8, 21, 37)]
    public void A_picture_that_EXIF_turns_has_the_size_that_it_is_decoded_to(int orientation, int width, int height)
    {
        byte[] jpeg = Pictures.Encode(Pictures.Woven(37, 21), ".jpg");
        byte[] exif = [.. "Exif\0\0MM\0*\0\0\0\u0008\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0"u8, (byte)orientation, 0, 0, 0, 0, 0, 0];
        byte[] segment = [0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif];
        byte[] turned = [.. jpeg[..2], .. segment, .. jpeg[2..]];
        Assert.Equal((width, height), ImageHeader.SizeOf(folder.Write("a.jpg", turned)));
        using Mat decoded = ImageDecoder.Decode(turned);
        Assert.Equal((width, height), (decoded.Width, decoded.Height));
    }

    [Fact]
    public void A_header_of_a_thousand_letters_before_the_size_is_passed_over()
    {
        byte[] jpeg = Pictures.Encode(Pictures.Woven(37, 21), ".jpg");
        byte[] profile = new byte[60_004];
        (profile[0], profile[1]) = (0xFF, 0xE2);
        BinaryPrimitives.WriteUInt16BigEndian(profile.AsSpan(2), 60_002);
        Assert.Equal((37, 21), ImageHeader.SizeOf(folder.Write("a.jpg", [.. jpeg[..2], .. profile, .. jpeg[2..]])));
    }

    [Theory]
    [InlineData("", "The file has 0 bytes.")]
    [InlineData("hello, this is no image", "The content is not a JPEG, PNG, BMP, WebP or TIFF image.")]
    [InlineData("BMxxxx", "The file ends within its header.")]
    [InlineData("RIFFxxxxWEBPABCDxxxxxxxxxxxxxxxx", "The header is damaged: the first chunk holds no picture.")]
    public void What_is_no_header_is_refused(string content, string message)
    {
        string path = folder.WriteText("a.png", content);
        Assert.Equal(message, Assert.Throws<ImageDefectException>(() => ImageHeader.SizeOf(path)).Message);
    }

    [Fact]
    public void Thousands_of_mutated_headers_give_a_size_or_a_defect()
    {
        var random = new RandomState(3);
        foreach (string ending in new[] { ".jpg", ".png", ".bmp", ".tiff", ".webp" })
        {
            byte[] source = Pictures.Encode(Pictures.Woven(16, 8), ending);
            for (int i = 0; i < 1_000; i++)
            {
                byte[] mutated = source[..(int)random.Integer(1, source.Length + 1)];
                for (int change = 0; change < 4; change++) mutated[(int)random.Integer(0, Math.Min(mutated.Length, 120))] = (byte)random.Integer(0, 256);
                string path = folder.Write("a" + ending, mutated);
                Exception? failure = Record.Exception(() => ImageHeader.SizeOf(path));
                Assert.True(failure is null or ImageDefectException, $"{ending} {i}: {failure}");
            }
        }
    }

    [Fact]
    public void A_walk_that_stays_within_names_the_links_that_lead_out()
    {
        using var outside = new TempFolder();
        outside.WriteText("b/c.txt", "");
        folder.WriteText("in/a.txt", "");
        Directory.CreateSymbolicLink(folder.At("out"), outside.At("b"));
        File.CreateSymbolicLink(folder.At("c.txt"), outside.At("b/c.txt"));
        Directory.CreateSymbolicLink(folder.At("same"), folder.At("in"));
        FolderWalk walk = FolderWalk.Below(folder.Root, LinkReach.WithinFolder);
        Assert.Equal(["in/a.txt", "same/a.txt"], walk.Files.Select(file => file.File));
        Assert.Equal(["c.txt", "out"], walk.LeadingOut);
        Assert.Equal(["c.txt", "in/a.txt", "out/c.txt", "same/a.txt"], FolderWalk.Below(folder.Root).Files.Select(file => file.File));
    }
}
