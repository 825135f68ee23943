using System.Text;
using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Volumes.Tests;

public class GreyPngTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(320, 200)]
    [InlineData(33, 500)]
    public void OpenCV_reads_the_pixels_that_were_written(int width, int height)
    {
        byte[] greys = Greys(width, height);
        RgbImage read = ImageFile.Decode(GreyPng.Encode(greys, width, height), "made.png");
        Assert.Equal((width, height), (read.WidthPixels, read.HeightPixels));
        Assert.Equal(greys.SelectMany(grey => new[] { grey, grey, grey }), read.Pixels);
    }

    [Fact]
    public void The_same_pixels_give_the_same_bytes() => Assert.Equal(GreyPng.Encode(Greys(50, 40), 50, 40), GreyPng.Encode(Greys(50, 40), 50, 40));

    [Theory]
    // The check value of CRC-32 (ISO 3309), and that of PNG's last chunk.
    [InlineData("123456789", 0xCBF43926)]
    [InlineData("IEND", 0xAE426082)]
    [InlineData("", 0)]
    public void The_checksum_is_the_published_one(string text, uint expected) => Assert.Equal(expected, Crc32.Of(Encoding.ASCII.GetBytes(text)));

    private static byte[] Greys(int width, int height)
    {
        var random = new ItemRandom(1, (ulong)width);
        byte[] greys = new byte[width * height];
        for (int i = 0; i < greys.Length; i++) greys[i] = (byte)(i / 3 + random.NextIndex(9));
        return greys;
    }
}
