using System.Runtime.CompilerServices;

using Ballast.Core;
using OpenCvSharp;

namespace Ballast.Vision;

/// <summary>Photographs a drawn leaf: turns and lights it, lays it on a background, blurs, adds the sensor's noise.</summary>
internal static class LeafCamera
{
    private const int Oversampling = 2;

    /// <summary>A shadow is soft: it is blurred at a quarter of the size.</summary>
    private const double ShadowScale = 4;

    /// <summary>Takes one photo. The caller disposes it.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="sizePixels">The side of the photo.</param>
    /// <param name="random">The photo's own draws.</param>
    /// <returns>An 8-bit image, blue first, as the encoders want it.</returns>
    public static Mat Take(DrawnLeaf leaf, int sizePixels, ref ItemRandom random)
    {
        int canvas = sizePixels * Oversampling;
        double turn = random.NextUniform(-0.45, 0.45);
        double lightHeading = random.NextUniform(0, Math.Tau);
        using Mat scene = Backgrounds.Draw(canvas, ref random);
        using Mat lit = Light(leaf, lightHeading - turn, ref random);
        using Mat placed = Place(lit, canvas, turn, ref random);
        CastShadow(scene, placed, lightHeading, ref random);
        LayOver(scene, placed);
        using var small = new Mat();
        Cv2.Resize(scene, small, new Size(sizePixels, sizePixels), 0, 0, InterpolationFlags.Area);
        double sigma = sizePixels / 96.0 * (0.15 + 0.95 * Math.Pow(random.NextDouble(), 2.5));
        if (sigma > 0.3)
        {
            Cv2.GaussianBlur(small, small, new Size(0, 0), sigma);
        }

        return Develop(small, lightHeading, ref random);
    }

    /// <summary>Lights the leaf in its own frame: red, green, blue times coverage, then coverage. The heading is where light goes.</summary>
    [MethodImpl(PixelLoop.Compiled)]
    private static Mat Light(DrawnLeaf leaf, double lightHeading, ref ItemRandom random)
    {
        var lit = new Mat(leaf.SizePixels, leaf.SizePixels, MatType.CV_32FC4);
        double strength = random.NextUniform(0.15, 0.5);
        float gloss = random.Chance(0.45) ? (float)random.NextUniform(0.08, 0.35) : 0;
        float threshold = (float)random.NextUniform(0.25, 0.6);
        using Mat sheen = NoiseField.Square(leaf.SizePixels, 3, 2, ref random);
        (double sine, double cosine) = Math.SinCos(lightHeading);
        float lightX = (float)cosine;
        float lightY = (float)sine;
        Span<Vec4f> result = lit.AsSpan<Vec4f>();
        ReadOnlySpan<Vec3f> colour = leaf.Colour.AsSpan<Vec3f>();
        ReadOnlySpan<Vec2f> slope = leaf.Slope.AsSpan<Vec2f>();
        ReadOnlySpan<float> coverage = leaf.Coverage.AsSpan<float>();
        ReadOnlySpan<float> shine = sheen.AsSpan<float>();
        for (int i = 0; i < result.Length; i++)
        {
            float cover = coverage[i];
            if (cover <= 0)
            {
                result[i] = default;
                continue;
            }

            float facing = lightX * slope[i].Item0 + lightY * slope[i].Item1;
            float shade = Math.Clamp(1 + (float)strength * facing, 0.45f, 1.5f) * cover;
            float glint = gloss * Math.Clamp(0.7f * facing + 0.9f * shine[i] - threshold, 0, 0.6f) / 0.6f * cover;
            Vec3f c = colour[i];
            result[i] = new Vec4f(c.Item0 * shade + glint, c.Item1 * shade + glint, c.Item2 * shade + glint, cover);
        }

        return lit;
    }

    private static Mat Place(Mat lit, int canvas, double turn, ref ItemRandom random)
    {
        double scale = canvas / (double)lit.Width * random.NextUniform(1.02, 1.22);
        double tilt = random.NextUniform(0.84, 1);
        (double sine, double cosine) = Math.SinCos(turn);
        double a = scale * tilt * cosine;
        double b = -scale * sine;
        double c = scale * tilt * sine;
        double d = scale * cosine;
        double middle = lit.Width / 2.0;
        double toX = canvas * (0.5 + random.NextUniform(-0.04, 0.04)) - a * middle - b * middle;
        double toY = canvas * (0.5 + random.NextUniform(-0.04, 0.04)) - c * middle - d * middle;
        using var map = new Mat(2, 3, MatType.CV_64FC1);
        ReadOnlySpan<double> values = [a, b, toX, c, d, toY];
        values.CopyTo(map.AsSpan<double>());
        var placed = new Mat();
        Cv2.WarpAffine(lit, placed, map, new Size(canvas, canvas), InterpolationFlags.Linear, BorderTypes.Constant, Scalar.All(0));
        return placed;
    }

    [MethodImpl(PixelLoop.Compiled)]
    private static void CastShadow(Mat scene, Mat placed, double lightHeading, ref ItemRandom random)
    {
        double unit = scene.Width / 192.0;
        double distance = unit * random.NextUniform(1, 9);
        float darkness = (float)random.NextUniform(0.1, 0.6);
        using var mask = new Mat();
        using var small = new Mat();
        Cv2.ExtractChannel(placed, mask, 3);
        Cv2.Resize(mask, small, new Size(0, 0), 1 / ShadowScale, 1 / ShadowScale, InterpolationFlags.Area);
        Cv2.GaussianBlur(small, small, new Size(0, 0), (unit + 0.5 * distance) / ShadowScale);
        using var map = new Mat(2, 3, MatType.CV_64FC1);
        ReadOnlySpan<double> values =
            [ShadowScale, 0, distance * Math.Cos(lightHeading), 0, ShadowScale, distance * Math.Sin(lightHeading)];
        values.CopyTo(map.AsSpan<double>());
        using var shadow = new Mat();
        Cv2.WarpAffine(small, shadow, map, mask.Size(), InterpolationFlags.Linear, BorderTypes.Constant, Scalar.All(0));
        Span<Vec3f> pixels = scene.AsSpan<Vec3f>();
        ReadOnlySpan<float> dark = shadow.AsSpan<float>();
        for (int i = 0; i < pixels.Length; i++)
        {
            float left = 1 - darkness * dark[i];
            Vec3f p = pixels[i];
            pixels[i] = new Vec3f(p.Item0 * left, p.Item1 * left, p.Item2 * left);
        }
    }

    [MethodImpl(PixelLoop.Compiled)]
    private static void LayOver(Mat scene, Mat placed)
    {
        Span<Vec3f> pixels = scene.AsSpan<Vec3f>();
        ReadOnlySpan<Vec4f> leaf = placed.AsSpan<Vec4f>();
        for (int i = 0; i < pixels.Length; i++)
        {
            Vec4f over = leaf[i];
            float left = 1 - over.Item3;
            Vec3f p = pixels[i];
            pixels[i] = new Vec3f(p.Item0 * left + over.Item0, p.Item1 * left + over.Item1, p.Item2 * left + over.Item2);
        }
    }

    /// <summary>Falling light, white balance, exposure, contrast and noise; then 8 bits, blue first.</summary>
    [MethodImpl(PixelLoop.Compiled)]
    private static Mat Develop(Mat scene, double lightHeading, ref ItemRandom random)
    {
        int size = scene.Width;
        double warmth = 0.04 * random.Bell();
        double exposure = Math.Exp(0.08 * random.Bell());
        var gain = new Vec3f((float)(exposure * (1 + warmth)), (float)exposure, (float)(exposure * (1 - warmth)));
        float fall = (float)random.NextUniform(0, 0.2);
        float noise = (float)(255 * random.NextUniform(0.004, 0.028));
        float stepX = -fall * (float)Math.Cos(lightHeading) * 2 / size;
        float stepY = -fall * (float)Math.Sin(lightHeading) * 2 / size;
        var photo = new Mat(size, size, MatType.CV_8UC3);
        ReadOnlySpan<Vec3f> from = scene.AsSpan<Vec3f>();
        Span<Vec3b> to = photo.AsSpan<Vec3b>();
        for (int y = 0, i = 0; y < size; y++)
        {
            for (int x = 0; x < size; x++, i++)
            {
                float light = 255 * (1 + stepX * (x - 0.5f * size) + stepY * (y - 0.5f * size));
                ulong bits = random.NextBits();
                to[i] = new Vec3b(
                    Byte(from[i].Item2 * gain.Item2 * light + noise * Grain(bits)),
                    Byte(from[i].Item1 * gain.Item1 * light + noise * Grain(bits >> 16)),
                    Byte(from[i].Item0 * gain.Item0 * light + noise * Grain(bits >> 32)));
            }
        }

        return photo;
    }

    /// <summary>The sum of two random bytes, as a triangle around 0 with standard deviation 1.</summary>
    private static float Grain(ulong bits) => ((int)(bits & 0xFF) + (int)((bits >> 8) & 0xFF) - 255) * (1 / 104.5f);

    private static byte Byte(float value) => (byte)Math.Clamp((int)MathF.Round(value), 0, 255);
}
