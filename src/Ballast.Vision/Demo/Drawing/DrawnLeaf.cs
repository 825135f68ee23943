using OpenCvSharp;

namespace Ballast.Vision;

/// <summary>One leaf, drawn once and photographed several times. Owns its native images.</summary>
internal sealed class DrawnLeaf : IDisposable
{
    public DrawnLeaf(int sizePixels, LeafShape shape)
    {
        SizePixels = sizePixels;
        Shape = shape;
        Colour = new Mat(sizePixels, sizePixels, MatType.CV_32FC3);
        Coverage = new Mat(sizePixels, sizePixels, MatType.CV_32FC1);
        Slope = new Mat(sizePixels, sizePixels, MatType.CV_32FC2);
    }

    public int SizePixels { get; }

    /// <summary>One hundred and ninety-secondth of the side: the pixel in which brush sizes are given.</summary>
    public double Unit => SizePixels / 192.0;

    public LeafShape Shape { get; }

    /// <summary>RGB without light, 0 … 1.</summary>
    public Mat Colour { get; }

    /// <summary>1 on the leaf, 0 beside it.</summary>
    public Mat Coverage { get; }

    /// <summary>How the surface leans to the right and down.</summary>
    public Mat Slope { get; }

    /// <summary>Noise of patches a few millimetres wide: rough edges, mottling.</summary>
    public required Mat Mottle { get; init; }

    /// <summary>Noise of grains: powder, fine texture.</summary>
    public required Mat Grain { get; init; }

    public void Dispose()
    {
        Colour.Dispose();
        Coverage.Dispose();
        Slope.Dispose();
        Mottle.Dispose();
        Grain.Dispose();
    }
}
