using static TorchSharp.torch;

namespace Ballast.Training.Tests;

internal static class TensorDistance
{
    /// <summary>Fails unless two tensors agree within a share of the largest value of the first.</summary>
    public static void AssertWithin(double share, Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        double distance = (expected - actual).abs().max().item<float>(), scale = expected.abs().max().item<float>();
        Assert.True(distance <= share * scale, $"{distance} of {scale}");
    }
}
