using Ballast.Core;
using OpenCvSharp;

namespace Ballast.Vision;

/// <summary>
/// The geometry of one leaf: its outline, midrib and side veins, in pixels of a square canvas. Points on the blade are named by
/// <c>along</c> (0 at the stalk, 1 at the tip) and <c>across</c> (−1 left margin, 0 midrib, 1 right margin).
/// </summary>
internal sealed class LeafShape
{
    private const int Steps = 72;

    private readonly double[][] halfWidths;
    private readonly double bend;
    private readonly double lengthPixels;
    private readonly double basePixels;
    private readonly double middlePixels;
    private readonly List<Point2d[]> sideVeins = [];

    public LeafShape(int sizePixels, ref ItemRandom random)
    {
        lengthPixels = sizePixels * 0.80;
        basePixels = sizePixels * 0.895;
        middlePixels = sizePixels * 0.5;
        bend = random.NextUniform(-0.07, 0.07);
        double breadth = random.NextUniform(0.43, 0.56);
        double belly = random.NextUniform(0.0, 0.22);
        double shoulder = random.NextUniform(0.60, 0.92);
        halfWidths = [Profile(breadth, belly, shoulder, ref random), Profile(breadth, belly, shoulder, ref random)];
        Outline = DrawOutline(ref random);
        DrawSideVeins(ref random);
    }

    public Point2d[] Outline { get; }

    public IReadOnlyList<Point2d[]> SideVeins => sideVeins;

    /// <summary>From the end of the stalk to the tip.</summary>
    public Point2d[] Midrib { get; private set; } = [];

    /// <summary>The left half of the blade, margin to midrib.</summary>
    public Point2d[] LeftHalf { get; private set; } = [];

    /// <summary>The pixel of a point on the blade.</summary>
    public Point2d At(double along, double across)
    {
        double side = across * HalfWidth(across < 0 ? 0 : 1, along);
        return Place(along, side);
    }

    private Point2d Place(double along, double side) =>
        new(middlePixels + (side + bend * 4 * along * (1 - along)) * lengthPixels, basePixels - along * lengthPixels);

    private double HalfWidth(int side, double along)
    {
        double at = Math.Clamp(along, 0, 1) * Steps;
        int low = Math.Min((int)at, Steps - 1);
        double[] widths = halfWidths[side];
        return widths[low] + (at - low) * (widths[low + 1] - widths[low]);
    }

    /// <summary>Half the width at equal steps along a cubic Bézier curve from stalk to tip.</summary>
    private static double[] Profile(double breadth, double belly, double shoulder, ref ItemRandom random)
    {
        double low = breadth * random.NextUniform(0.92, 1.08);
        double high = breadth * random.NextUniform(0.55, 0.95);
        var widths = new double[Steps + 1];
        int step = 0;
        for (int i = 0; i <= 400 && step <= Steps; i++)
        {
            double t = i / 400.0;
            double s = 1 - t;
            double along = 3 * s * s * t * belly + 3 * s * t * t * shoulder + t * t * t;
            double width = 3 * s * s * t * low + 3 * s * t * t * high;
            while (step <= Steps && step / (double)Steps <= along)
            {
                widths[step++] = width;
            }
        }

        return widths;
    }

    private Point2d[] DrawOutline(ref ItemRandom random)
    {
        int teeth = random.Between(11, 24);
        double depth = random.Chance(0.2) ? 0 : random.NextUniform(0.006, 0.020);
        double wave = random.NextUniform(0, 0.012);
        double phase = random.NextUniform(0, Math.Tau);
        var left = new List<Point2d>();
        var right = new List<Point2d>();
        const int Points = 240;
        for (int i = 0; i <= Points; i++)
        {
            double along = i / (double)Points;
            double fade = Math.Min(1, Math.Min(along, 1 - along) * 8);
            double ripple = wave * fade * Math.Sin(along * 17 + phase);
            left.Add(Place(along, -HalfWidth(0, along) - ripple - Tooth(along * teeth) * depth * fade));
            right.Add(Place(along, HalfWidth(1, along) + ripple + Tooth(along * teeth + 0.4) * depth * fade));
        }

        Midrib = [Place(-0.13, random.NextUniform(-0.05, 0.05)), .. Enumerable.Range(0, 33).Select(i => Place(i / 32.0, 0))];
        LeftHalf = [.. left, .. Enumerable.Range(0, 33).Select(i => Place(1 - i / 32.0, 0))];
        right.Reverse();
        return [.. left, .. right];
    }

    /// <summary>A tooth leans to the tip: it rises slowly and falls fast.</summary>
    private static double Tooth(double turns)
    {
        double t = turns - Math.Floor(turns);
        return t < 0.75 ? t / 0.75 : (1 - t) / 0.25;
    }

    private void DrawSideVeins(ref ItemRandom random)
    {
        int pairs = random.Between(5, 8);
        double rise = random.NextUniform(0.10, 0.20);
        for (int side = -1; side <= 1; side += 2)
        {
            double shift = side < 0 ? 0 : random.NextUniform(0, 0.06);
            for (int i = 0; i < pairs; i++)
            {
                double start = 0.05 + shift + 0.80 * i / pairs + random.NextUniform(-0.012, 0.012);
                double end = Math.Min(0.98, start + rise * (1.15 - 0.4 * start));
                Point2d from = At(start, 0);
                Point2d to = At(end, side * 0.93);
                Point2d knee = At(start + 0.30 * (end - start), side * 0.55);
                sideVeins.Add([.. Enumerable.Range(0, 13).Select(k => Curve(from, knee, to, k / 12.0))]);
            }
        }
    }

    private static Point2d Curve(Point2d from, Point2d knee, Point2d to, double t)
    {
        double s = 1 - t;
        return new Point2d(
            s * s * from.X + 2 * s * t * knee.X + t * t * to.X,
            s * s * from.Y + 2 * s * t * knee.Y + t * t * to.Y);
    }
}
