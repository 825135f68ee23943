using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>A 1 × 1 convolution as the matrix product it is: with channels last, pixels are rows.</summary>
internal static class PointwiseConvolution
{
    /// <summary>Convolves images [n, i, h, w] with weights [o, i, 1, 1] and an optional bias [o]: [n, o, h, w], channels last.</summary>
    public static Tensor Convolve(Tensor images, Tensor weight, Tensor? bias)
    {
        using Tensor pixels = images.permute(0, 2, 3, 1); // [n, h, w, i]
        using Tensor matrix = weight.flatten(1); // [o, i]
        using Tensor product = nn.functional.linear(pixels, matrix, bias!); // [n, h, w, o]
        return product.permute(0, 3, 1, 2); // [n, o, h, w]
    }
}
