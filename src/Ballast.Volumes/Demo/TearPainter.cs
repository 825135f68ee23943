using Ballast.Core;

namespace Ballast.Volumes;

/// <summary>Paints a tear into its box: a bright streak in a dark patch.</summary>
internal static class TearPainter
{
    private const float Patch = 120;
    private const float Streak = 1120;

    internal static void Paint(KneeCanvas canvas, DrawnTear tear, ItemRandom random)
    {
        double angle = random.NextUniform(-1.0, 1.0), thickness = random.NextUniform(0.20, 0.32), length = random.NextUniform(0.6, 0.85);
        // In a small box the streak is at least a pixel or so thick, or it would fall between the pixels.
        thickness = Math.Max(thickness, 2.4 / Math.Max(1, Math.Min(tear.Width, tear.Height)));
        (double sine, double cosine) = Math.SinCos(angle);
        (int left, int right) = Pixels(tear.X, tear.Width, canvas.Width);
        (int top, int bottom) = Pixels(tear.Y, tear.Height, canvas.Height);
        for (int y = top; y < bottom; y++)
        {
            Span<float> row = canvas.Row(y);
            double q = 2 * (y + 0.5 - tear.Y) / tear.Height - 1;
            for (int x = left; x < right; x++)
            {
                double p = 2 * (x + 0.5 - tear.X) / tear.Width - 1;
                double across = (p * sine - q * cosine) / thickness, along = Math.Abs(p * cosine + q * sine) / length;
                double patch = 0.9 * Soft(1.25 - p * p - q * q), streak = Math.Exp(-across * across) * Soft(1.5 - along);
                row[x] += (float)((Patch - row[x]) * patch);
                row[x] += (float)((Streak - row[x]) * streak);
            }
        }
    }

    /// <summary>The pixels whose centres lie in a stretch, cut at the picture; none where it is not positive.</summary>
    private static (int From, int To) Pixels(double start, double length, int side)
    {
        if (!(length > 0)) return (0, 0);
        int from = (int)Math.Clamp(Math.Ceiling(start - 0.5), 0, side);
        return (from, (int)Math.Clamp(Math.Ceiling(start + length - 0.5), from, side));
    }

    private static double Soft(double value) => Math.Clamp(2 * value, 0, 1);
}
