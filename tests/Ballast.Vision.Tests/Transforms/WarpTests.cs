using Ballast.Core;

namespace Ballast.Vision.Tests;

public sealed class WarpTests
{
    private const byte Fill = 114;

    public static TheoryData<int, int, int, int> Sizes => new()
    {
        { 1, 1, 1, 1 }, { 2, 3, 5, 4 }, { 3, 2, 9, 9 }, { 16, 16, 16, 16 }, { 97, 71, 97, 71 }, { 64, 64, 33, 47 }, { 40, 30, 131, 90 }, { 5, 60, 60, 5 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Bilinear_pixels_are_those_of_double_precision_within_one_level(int width, int height, int newWidth, int newHeight)
    {
        byte[] source = Noise(width, height), found = new byte[3 * newWidth * newHeight];
        for (int seed = 0; seed < 60; seed++)
        {
            Homography map = Map(seed, width, height, newWidth, newHeight);

            Warp.Apply(new PixelSource(source, width, height), found, newWidth, map, Fill);

            for (int i = 0; i < found.Length; i++)
            {
                double expected = Slow(source, (width, height), map, i / 3 % newWidth, i / 3 / newWidth, i % 3);
                Assert.True(Math.Abs(found[i] - expected) <= 1, $"seed {seed}, value {i}: {found[i]} instead of {expected}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Vectors_give_what_each_pixel_alone_gives_bit_for_bit(int width, int height, int newWidth, int newHeight)
    {
        byte[] source = Noise(width, height), found = new byte[3 * newWidth * newHeight], pixel = new byte[3];
        for (int seed = 1; seed < 60; seed += 2)
        {
            Homography map = Map(seed, width, height, newWidth, newHeight);
            Assert.True(map.IsAffine);

            Warp.Apply(new PixelSource(source, width, height), found, newWidth, map, Fill);

            for (int y = 0; y < newHeight; y++)
                for (int x = 0; x < newWidth; x++)
                {
                    long fromX = FixedPoint.Of(map.Xx * 0.5 + map.Xy * (y + 0.5) + map.X1 - 0.5) + x * FixedPoint.Of(map.Xx);
                    long fromY = FixedPoint.Of(map.Yx * 0.5 + map.Yy * (y + 0.5) + map.Y1 - 0.5) + x * FixedPoint.Of(map.Yx);
                    FixedPoint.Pixel(new PixelSource(source, width, height), fromX, fromY, ref pixel[0], Fill);
                    Assert.Equal(pixel, found.AsSpan(3 * (y * newWidth + x), 3));
                }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(101)]
    public void Flips_and_shifts_by_whole_pixels_copy(int width)
    {
        const int Height = 7;
        byte[] source = Noise(width, Height), found = new byte[source.Length];
        foreach (int shift in (int[])[-3, 0, 2, 200])
            foreach (double mirror in (double[])[-1, 1])
            {
                Homography map = Homography.Affine((mirror, 0, (mirror < 0 ? width : 0) + shift), (0, -mirror, mirror < 0 ? 0 : Height));
                Assert.NotNull(WholePixelMove.Of(map));

                Warp.Apply(new PixelSource(source, width, Height), found, width, map, Fill);

                for (int i = 0; i < found.Length; i++) Assert.Equal(Slow(source, (width, Height), map, i / 3 % width, i / 3 / width, i % 3), found[i]);
            }
    }

    [Fact]
    public void A_map_and_its_inverse_cancel()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            Homography map = Map(seed, 40, 30, 60, 50);
            (double x, double y) = map.Inverse().Of(map.Of(11.25, 7.5).X, map.Of(11.25, 7.5).Y);

            Assert.Equal(11.25, x, 1e-6);
            Assert.Equal(7.5, y, 1e-6);
        }
    }

    [Fact]
    public void What_lies_behind_the_horizon_is_filled()
    {
        byte[] source = Noise(20, 20), found = new byte[source.Length];
        var map = new Homography(1, 0, 0, 0, 1, 0, -0.1, 0, 1);

        Warp.Apply(new PixelSource(source, 20, 20), found, 20, map, Fill);

        for (int y = 0; y < 20; y++) Assert.True(found.AsSpan(3 * (20 * y + 10), 30).IndexOfAnyExcept(Fill) < 0);
        Assert.NotEqual(Fill, found[0]);
    }

    /// <summary>Odd seeds are affine, even ones projective; all kinds of turns, sizes and mirrors.</summary>
    private static Homography Map(int seed, int width, int height, int newWidth, int newHeight)
    {
        var random = new ItemRandom(9, (ulong)seed);
        double angle = random.NextUniform(-Math.PI, Math.PI), scale = Math.Exp(random.NextUniform(-1, 1)), mirror = random.NextIndex(2) == 0 ? 1 : -1;
        if (seed % 5 == 0) angle = 0;
        (double sin, double cos) = Math.SinCos(angle);
        Homography turn = Homography.Affine((scale * cos * mirror, -scale * sin, 0), (scale * sin * mirror, scale * cos, 0));
        if (seed % 2 == 0) turn = turn with { Wx = random.NextUniform(-0.3, 0.3) / newWidth, Wy = random.NextUniform(-0.3, 0.3) / newHeight };
        Homography toCenter = Homography.Affine((1, 0, width / 2.0 + random.NextUniform(-5, 5)), (0, 1, height / 2.0 + random.NextUniform(-5, 5)));
        return toCenter.After(turn).After(Homography.Affine((1, 0, -newWidth / 2.0), (0, 1, -newHeight / 2.0)));
    }

    private static double Slow(byte[] source, (int Width, int Height) size, in Homography map, int x, int y, int channel)
    {
        (double atX, double atY) = map.Of(x + 0.5, y + 0.5);
        double left = Math.Floor(atX - 0.5), top = Math.Floor(atY - 0.5), right = atX - 0.5 - left, down = atY - 0.5 - top;
        double Level(double column, double line) => column >= 0 && line >= 0 && column < size.Width && line < size.Height ? source[3 * ((int)line * size.Width + (int)column) + channel] : Fill;
        return (1 - down) * ((1 - right) * Level(left, top) + right * Level(left + 1, top)) + down * ((1 - right) * Level(left, top + 1) + right * Level(left + 1, top + 1));
    }

    private static byte[] Noise(int width, int height)
    {
        var random = new ItemRandom(3, (ulong)width, (ulong)height);
        byte[] pixels = new byte[3 * width * height];
        for (int i = 0; i < pixels.Length; i++) pixels[i] = (byte)random.NextIndex(256);
        return pixels;
    }
}
