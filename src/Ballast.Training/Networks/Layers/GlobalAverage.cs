using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

internal static class GlobalAverage
{
    private static readonly long[] Plane = [2, 3];

    /// <summary>The mean of each channel over the image: [n, c, h, w] to [n, c].</summary>
    public static Tensor Pool(Tensor x) => x.mean(Plane); // [n, c]

    /// <summary>The mean of each channel over the image, kept as a 1 × 1 image: [n, c, h, w] to [n, c, 1, 1].</summary>
    public static Tensor PoolToImage(Tensor x) => x.mean(Plane, true); // [n, c, 1, 1]
}
