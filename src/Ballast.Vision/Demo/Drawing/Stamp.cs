using System.Runtime.CompilerServices;

using OpenCvSharp;

namespace Ballast.Vision;

/// <summary>
/// One spot of colour with a soft, rough edge: the only brush of the demo. Pustules, blotches, rings, holes, pebbles and blurred foliage are
/// all stamps.
/// </summary>
internal readonly record struct Stamp
{
    public required Point2d Centre { get; init; }

    public required double RadiusPixels { get; init; }

    public required Rgb Colour { get; init; }

    /// <summary>Opacity in the middle, 0 … 1.</summary>
    public required double Strength { get; init; }

    /// <summary>How much longer than wide: 0 is round.</summary>
    public double Elongation { get; init; }

    public double AngleRadians { get; init; }

    /// <summary>How far noise moves the edge, as a share of the radius: 0 … 0.7.</summary>
    public double Roughness { get; init; }

    /// <summary>Half the width of the edge's fade, as a share of the radius: 0 … 1. Never thinner than an anti-aliased edge.</summary>
    public double Softness { get; init; }

    /// <summary>Blends the colour into an RGB float image of the same size as the noise.</summary>
    [MethodImpl(PixelLoop.Compiled)]
    public void Paint(Mat colour, Mat noise)
    {
        Span<Vec3f> pixels = colour.AsSpan<Vec3f>();
        ReadOnlySpan<float> rough = noise.AsSpan<float>();
        Rect box = Box(colour.Width);
        var edge = new Edge(this);
        for (int y = box.Top; y < box.Bottom; y++)
        {
            for (int x = box.Left; x < box.Right; x++)
            {
                int at = y * colour.Width + x;
                float share = edge.ShareAt(x, y, rough[at]);
                if (share > 0)
                {
                    Vec3f old = pixels[at];
                    pixels[at] = new Vec3f(
                        old.Item0 + share * (Colour.Red - old.Item0),
                        old.Item1 + share * (Colour.Green - old.Item1),
                        old.Item2 + share * (Colour.Blue - old.Item2));
                }
            }
        }
    }

    /// <summary>Takes the spot out of a coverage mask: a hole.</summary>
    [MethodImpl(PixelLoop.Compiled)]
    public void Pierce(Mat coverage, Mat noise)
    {
        Span<float> mask = coverage.AsSpan<float>();
        ReadOnlySpan<float> rough = noise.AsSpan<float>();
        Rect box = Box(coverage.Width);
        var edge = new Edge(this);
        for (int y = box.Top; y < box.Bottom; y++)
        {
            for (int x = box.Left; x < box.Right; x++)
            {
                int at = y * coverage.Width + x;
                mask[at] *= 1 - edge.ShareAt(x, y, rough[at]);
            }
        }
    }

    private Rect Box(int size)
    {
        double reach = RadiusPixels * (1 + Math.Max(Softness, 0.7 / RadiusPixels)) / (1 - Roughness) * (1 + Elongation);
        int left = (int)Math.Clamp(Math.Floor(Centre.X - reach), 0, size);
        int top = (int)Math.Clamp(Math.Floor(Centre.Y - reach), 0, size);
        int right = (int)Math.Clamp(Math.Ceiling(Centre.X + reach) + 1, left, size);
        int bottom = (int)Math.Clamp(Math.Ceiling(Centre.Y + reach) + 1, top, size);
        return new Rect(left, top, right - left, bottom - top);
    }

    /// <summary>The stamp's edge, with all that does not depend on the pixel worked out once.</summary>
    private readonly struct Edge
    {
        private readonly float centreX, centreY, alongX, alongY, acrossX, acrossY, roughness, inner, width, strength;

        public Edge(in Stamp stamp)
        {
            double softness = Math.Max(stamp.Softness, 0.7 / stamp.RadiusPixels);
            (double sine, double cosine) = Math.SinCos(stamp.AngleRadians);
            double along = 1 / (stamp.RadiusPixels * (1 + stamp.Elongation));
            double across = 1 / stamp.RadiusPixels;
            (centreX, centreY) = ((float)stamp.Centre.X, (float)stamp.Centre.Y);
            (alongX, alongY) = ((float)(cosine * along), (float)(sine * along));
            (acrossX, acrossY) = ((float)(-sine * across), (float)(cosine * across));
            roughness = (float)stamp.Roughness;
            inner = (float)(1 - softness);
            width = (float)(2 * softness);
            strength = (float)stamp.Strength;
        }

        public float ShareAt(int x, int y, float noise)
        {
            float dx = x - centreX;
            float dy = y - centreY;
            float along = dx * alongX + dy * alongY;
            float across = dx * acrossX + dy * acrossY;
            float radius = MathF.Sqrt(along * along + across * across) * (1 + roughness * noise);
            float t = Math.Clamp((radius - inner) / width, 0, 1);
            return strength * (1 - t * t * (3 - 2 * t));
        }
    }
}
