using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

public sealed class PointwiseConvolutionTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void It_is_the_convolution_of_torch(bool withBias)
    {
        using Draws draws = new();
        Tensor images = ChannelsLast.Of(draws.Normal(5, 7, 4, 3)).requires_grad_(), weight = draws.Normal(11, 7, 1, 1).requires_grad_();
        Tensor? bias = withBias ? draws.Normal(11) : null;
        Tensor expected = nn.functional.conv2d(images, weight, bias), gradient = draws.Normal(expected.shape);
        expected.backward([gradient]);
        (Tensor imageGradient, Tensor weightGradient) = (images.grad!.clone(), weight.grad!.clone());
        (images.grad, weight.grad) = (null, null);

        Tensor actual = PointwiseConvolution.Convolve(images, weight, bias);
        actual.backward([gradient]);
        TensorDistance.AssertWithin(3e-6, expected, actual); // float32 sums in another order
        TensorDistance.AssertWithin(3e-6, imageGradient, images.grad!);
        TensorDistance.AssertWithin(3e-6, weightGradient, weight.grad!);
        Assert.True(ChannelsLast.Holds(actual));
    }
}
