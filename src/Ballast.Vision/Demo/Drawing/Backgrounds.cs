using System.Runtime.CompilerServices;

using Ballast.Core;
using OpenCvSharp;

namespace Ballast.Vision;

/// <summary>What a leaf is photographed on. The choice does not depend on the class.</summary>
internal static class Backgrounds
{
    /// <summary>Draws an RGB float image. The caller disposes it.</summary>
    public static Mat Draw(int sizePixels, ref ItemRandom random)
    {
        double kind = random.NextDouble();
        return kind switch
        {
            < 0.28 => Soil(sizePixels, ref random),
            < 0.50 => Sky(sizePixels, ref random),
            < 0.70 => Desk(sizePixels, ref random),
            < 0.85 => Paper(sizePixels, ref random),
            _ => Foliage(sizePixels, ref random),
        };
    }

    private static Mat Soil(int sizePixels, ref ItemRandom random)
    {
        Rgb earth = random.Near(new Rgb(0.36f, 0.27f, 0.19f), 0.22);
        using Mat clods = NoiseField.Square(sizePixels, 9, 4, ref random);
        Mat image = Toned(earth.Times(0.55), earth.Times(1.5), clods);
        double unit = sizePixels / 192.0;
        int pebbles = random.Between(10, 60);
        for (int i = 0; i < pebbles; i++)
        {
            var pebble = new Stamp
            {
                Centre = new Point2d(random.NextUniform(0, sizePixels), random.NextUniform(0, sizePixels)),
                RadiusPixels = unit * (1 + 4 * Math.Pow(random.NextDouble(), 3)),
                Colour = random.Near(random.Chance(0.3) ? new Rgb(0.55f, 0.52f, 0.47f) : earth.Times(1.3), 0.2),
                Strength = 0.85,
                Elongation = random.NextUniform(0, 0.7),
                AngleRadians = random.NextUniform(0, Math.PI),
                Roughness = 0.3,
                Softness = 0.25,
            };
            (pebble with { Centre = pebble.Centre + new Point2d(unit, 1.4 * unit), Colour = earth.Times(0.3), Strength = 0.6 }).Paint(image, clods);
            pebble.Paint(image, clods);
        }

        return image;
    }

    private static Mat Sky(int sizePixels, ref ItemRandom random)
    {
        Rgb grey = Rgb.FromHsv(random.NextUniform(190, 240), random.NextUniform(0.02, 0.16), random.NextUniform(0.55, 0.88));
        using Mat clouds = NoiseField.Square(sizePixels, 2, 2, ref random);
        return Toned(grey.Times(random.NextUniform(0.75, 0.95)), grey.Times(1.08), clouds);
    }

    private static Mat Desk(int sizePixels, ref ItemRandom random)
    {
        Rgb wood = Rgb.FromHsv(random.NextUniform(18, 38), random.NextUniform(0.2, 0.55), random.NextUniform(0.35, 0.8));
        int fibres = random.Between(14, 40);
        Size cells = random.Chance(0.5) ? new Size(2, fibres) : new Size(fibres, 2);
        using Mat grain = NoiseField.Draw(sizePixels, cells, 2, ref random);
        return Toned(wood.Times(random.NextUniform(0.72, 0.92)), wood.Times(1.12), grain);
    }

    private static Mat Paper(int sizePixels, ref ItemRandom random)
    {
        Rgb sheet = Rgb.FromHsv(random.NextUniform(0, 360), random.NextUniform(0.0, 0.14), random.NextUniform(0.45, 0.92));
        using Mat fibre = NoiseField.Square(sizePixels, 70, 2, ref random);
        return Toned(sheet.Times(0.95), sheet.Times(1.04), fibre);
    }

    /// <summary>Other leaves, far behind the plane of focus.</summary>
    private static Mat Foliage(int sizePixels, ref ItemRandom random)
    {
        Rgb shade = Rgb.FromHsv(random.NextUniform(80, 140), random.NextUniform(0.3, 0.6), random.NextUniform(0.10, 0.30));
        using Mat leaves = NoiseField.Square(sizePixels, 6, 2, ref random);
        Mat image = Toned(shade.Times(0.6), shade.Times(1.4), leaves);
        double unit = sizePixels / 192.0;
        int blobs = random.Between(8, 20);
        for (int i = 0; i < blobs; i++)
        {
            new Stamp
            {
                Centre = new Point2d(random.NextUniform(0, sizePixels), random.NextUniform(0, sizePixels)),
                RadiusPixels = unit * random.NextUniform(8, 30),
                Colour = Rgb.FromHsv(random.NextUniform(60, 140), random.NextUniform(0.25, 0.6), random.NextUniform(0.15, 0.6)),
                Strength = random.NextUniform(0.25, 0.7),
                Elongation = random.NextUniform(0, 1),
                AngleRadians = random.NextUniform(0, Math.PI),
                Softness = 0.6,
            }.Paint(image, leaves);
        }

        return image;
    }

    [MethodImpl(PixelLoop.Compiled)]
    private static Mat Toned(Rgb dark, Rgb light, Mat noise)
    {
        var image = new Mat(noise.Rows, noise.Cols, MatType.CV_32FC3);
        Span<Vec3f> pixels = image.AsSpan<Vec3f>();
        ReadOnlySpan<float> tone = noise.AsSpan<float>();
        for (int i = 0; i < pixels.Length; i++)
        {
            Rgb pixel = dark.Towards(light, 0.5f + 0.5f * tone[i]);
            pixels[i] = new Vec3f(pixel.Red, pixel.Green, pixel.Blue);
        }

        return image;
    }
}
