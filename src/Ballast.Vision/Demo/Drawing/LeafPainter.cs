using System.Runtime.CompilerServices;

using Ballast.Core;
using OpenCvSharp;

namespace Ballast.Vision;

/// <summary>Paints a leaf without its disease: blade, veins, relief, and the natural blemishes that any leaf may have.</summary>
internal static class LeafPainter
{
    private const int SubpixelBits = 4;

    /// <summary>Paints a leaf. The caller disposes it.</summary>
    public static DrawnLeaf Paint(int sizePixels, LeafDisease disease, ref ItemRandom random)
    {
        var shape = new LeafShape(sizePixels, ref random);
        var leaf = new DrawnLeaf(sizePixels, shape)
        {
            Mottle = NoiseField.Square(sizePixels, 14, 3, ref random),
            Grain = NoiseField.Square(sizePixels, 60, 2, ref random),
        };
        using var veins = new Mat(sizePixels, sizePixels, MatType.CV_8UC1, Scalar.All(0));
        using var blade = new Mat(sizePixels, sizePixels, MatType.CV_8UC1, Scalar.All(0));
        DrawVeins(leaf, veins);
        DrawBlade(leaf, blade);
        PaintRelief(leaf, veins, ref random);
        PaintBlade(leaf, veins, blade, ref random);
        Blemishes.Paint(leaf, ref random);
        Lesions.Paint(leaf, disease, ref random);
        return leaf;
    }

    private static void DrawVeins(DrawnLeaf leaf, Mat veins)
    {
        int thin = Math.Max(1, (int)Math.Round(leaf.Unit));
        foreach (Point2d[] vein in leaf.Shape.SideVeins)
        {
            for (int i = 1; i < vein.Length; i++)
            {
                Segment(veins, vein[i - 1], vein[i], new Stroke(thin, 230 - 150 * i / vein.Length));
            }
        }

        Point2d[] midrib = leaf.Shape.Midrib;
        for (int i = 1; i < midrib.Length; i++)
        {
            int thickness = (int)Math.Round(leaf.Unit * (3.4 - 2.4 * i / midrib.Length));
            Segment(veins, midrib[i - 1], midrib[i], new Stroke(Math.Max(1, thickness), 255));
        }
    }

    private static void DrawBlade(DrawnLeaf leaf, Mat blade)
    {
        Cv2.FillPoly(blade, [Fixed(leaf.Shape.Outline)], Scalar.All(255), LineTypes.AntiAlias, SubpixelBits);
        Point2d[] midrib = leaf.Shape.Midrib;
        Segment(blade, midrib[0], midrib[1], new Stroke(Math.Max(1, (int)Math.Round(3.4 * leaf.Unit)), 255));
        blade.ConvertTo(leaf.Coverage, MatType.CV_32FC1, 1 / 255.0);
    }

    /// <summary>The blade bulges between its veins and is folded along the midrib; light will make both visible.</summary>
    [MethodImpl(PixelLoop.Compiled)]
    private static void PaintRelief(DrawnLeaf leaf, Mat veins, ref ItemRandom random)
    {
        int size = leaf.SizePixels;
        using var beside = new Mat();
        using var height = new Mat();
        using var halves = new Mat(size, size, MatType.CV_32FC1, Scalar.All(1));
        using var dx = new Mat();
        using var dy = new Mat();
        Cv2.Threshold(veins, beside, 70, 255, ThresholdTypes.BinaryInv);
        Cv2.DistanceTransform(beside, height, DistanceTypes.L2, DistanceTransformMasks.Mask5);
        Cv2.FillPoly(halves, [Fixed(leaf.Shape.LeftHalf)], Scalar.All(-1), LineTypes.Link8, SubpixelBits);
        float reach = (float)(1 / (9 * leaf.Unit));
        float bulge = (float)random.NextUniform(1.2, 3.2);
        double crumple = random.NextUniform(0.4, 1.8);
        foreach (ref float value in height.AsSpan<float>())
        {
            float share = Math.Min(1, value * reach);
            value = bulge * share * (2 - share);
        }

        Cv2.ScaleAdd(leaf.Mottle, crumple, height, height);
        Blur(height, 1.6 * leaf.Unit);
        Blur(halves, 3.0 * leaf.Unit);
        Cv2.Sobel(height, dx, MatType.CV_32F, 1, 0, 3, leaf.Unit / 4);
        Cv2.Sobel(height, dy, MatType.CV_32F, 0, 1, 3, leaf.Unit / 4);
        float fold = (float)random.NextUniform(-0.5, 0.5);
        Span<Vec2f> slope = leaf.Slope.AsSpan<Vec2f>();
        ReadOnlySpan<float> right = dx.AsSpan<float>();
        ReadOnlySpan<float> down = dy.AsSpan<float>();
        ReadOnlySpan<float> half = halves.AsSpan<float>();
        for (int i = 0; i < slope.Length; i++)
        {
            slope[i] = new Vec2f(right[i] + fold * half[i], down[i]);
        }
    }

    [MethodImpl(PixelLoop.Compiled)]
    private static void PaintBlade(DrawnLeaf leaf, Mat veins, Mat blade, ref ItemRandom random)
    {
        using var inner = new Mat();
        using Mat patches = NoiseField.Square(leaf.SizePixels, 4, 2, ref random);
        Cv2.DistanceTransform(blade, inner, DistanceTypes.L2, DistanceTransformMasks.Mask5);
        LeafColours colours = LeafColours.Draw(ref random);
        float rim = (float)(10 * leaf.Unit);
        Span<Vec3f> colour = leaf.Colour.AsSpan<Vec3f>();
        ReadOnlySpan<byte> vein = veins.AsSpan<byte>();
        ReadOnlySpan<float> distance = inner.AsSpan<float>();
        ReadOnlySpan<float> patch = patches.AsSpan<float>();
        ReadOnlySpan<float> mottle = leaf.Mottle.AsSpan<float>();
        ReadOnlySpan<float> grain = leaf.Grain.AsSpan<float>();
        for (int i = 0; i < colour.Length; i++)
        {
            float margin = Math.Max(0, 1 - distance[i] / rim);
            Rgb pixel = colours.Main
                .Towards(colours.Second, 0.5f + 0.5f * patch[i])
                .Towards(colours.Margin, colours.MarginStrength * margin * margin)
                .Times(1 + colours.Mottling * (mottle[i] + 0.6f * grain[i]))
                .Towards(colours.Vein, colours.VeinStrength * vein[i] / 255f);
            colour[i] = new Vec3f(pixel.Red, pixel.Green, pixel.Blue);
        }
    }

    private static void Blur(Mat image, double sigma) => Cv2.GaussianBlur(image, image, new Size(0, 0), sigma);

    private static void Segment(Mat mask, Point2d from, Point2d to, Stroke stroke) =>
        Cv2.Polylines(mask, [Fixed([from, to])], false, Scalar.All(stroke.Value), stroke.ThicknessPixels, LineTypes.AntiAlias, SubpixelBits);

    private static Point[] Fixed(ReadOnlySpan<Point2d> points)
    {
        var result = new Point[points.Length];
        for (int i = 0; i < points.Length; i++)
        {
            result[i] = new Point((int)Math.Round(points[i].X * (1 << SubpixelBits)), (int)Math.Round(points[i].Y * (1 << SubpixelBits)));
        }

        return result;
    }

    private readonly record struct Stroke(int ThicknessPixels, int Value);
}
