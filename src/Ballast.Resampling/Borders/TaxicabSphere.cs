using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Random points of spheres in Manhattan distance, every part of equal volume equally likely.</summary>
internal static class TaxicabSphere
{
    /// <summary>A point inside: exponential draws, divided by their sum and one more, with random signs.</summary>
    public static void Inside(Span<double> offset, double radius, RandomState random)
    {
        double sum = Exponential(random.NextDouble());
        for (int column = 0; column < offset.Length; column++)
        {
            double size = Exponential(random.NextDouble());
            sum += size;
            offset[column] = random.NextDouble() < 0.5 ? -size : size;
        }

        Scale(offset, radius / sum);
    }

    /// <summary>A point on the surface.</summary>
    public static void Surface(Span<double> offset, double radius, ref ItemRandom random)
    {
        double sum = 0;
        for (int column = 0; column < offset.Length; column++)
        {
            double size = Exponential(random.NextDouble());
            sum += size;
            offset[column] = random.NextDouble() < 0.5 ? -size : size;
        }

        Scale(offset, radius / sum);
    }

    private static double Exponential(double draw) => -Math.Log(1 - draw);

    private static void Scale(Span<double> offset, double factor)
    {
        for (int column = 0; column < offset.Length; column++) offset[column] *= factor;
    }
}
