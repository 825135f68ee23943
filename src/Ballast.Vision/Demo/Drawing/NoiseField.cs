using System.Runtime.CompilerServices;

using Ballast.Core;
using OpenCvSharp;

namespace Ballast.Vision;

/// <summary>Smooth random fields in −1 … 1: mottled leaves, rough lesion edges, soil, wood.</summary>
internal static class NoiseField
{
    /// <summary>Draws a square field. The caller disposes it.</summary>
    public static Mat Square(int sizePixels, int cells, int octaves, ref ItemRandom random) =>
        Draw(sizePixels, new Size(cells, cells), octaves, ref random);

    /// <summary>Draws a field whose cells may be longer than wide, as in wood. The caller disposes it.</summary>
    [MethodImpl(PixelLoop.Compiled)]
    public static Mat Draw(int sizePixels, Size cells, int octaves, ref ItemRandom random)
    {
        var field = new Mat(sizePixels, sizePixels, MatType.CV_32FC1, Scalar.All(0));
        double amplitude = 1;
        double total = 0;
        for (int octave = 0; octave < octaves; octave++)
        {
            using Mat layer = Layer(sizePixels, new Size(cells.Width << octave, cells.Height << octave), ref random);
            Cv2.ScaleAdd(layer, amplitude, field, field);
            total += amplitude;
            amplitude *= 0.55;
        }

        foreach (ref float value in field.AsSpan<float>())
        {
            value = Math.Clamp(value / (float)total * 1.4f, -1, 1);
        }

        return field;
    }

    private static Mat Layer(int sizePixels, Size cells, ref ItemRandom random)
    {
        using var grid = new Mat(Math.Min(cells.Height, sizePixels) + 1, Math.Min(cells.Width, sizePixels) + 1, MatType.CV_32FC1);
        foreach (ref float value in grid.AsSpan<float>())
        {
            value = (float)random.NextUniform(-1, 1);
        }

        var layer = new Mat();
        Cv2.Resize(grid, layer, new Size(sizePixels, sizePixels), 0, 0, InterpolationFlags.Cubic);
        return layer;
    }
}
