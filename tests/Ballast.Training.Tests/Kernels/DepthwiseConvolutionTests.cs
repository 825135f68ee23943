using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

public sealed class DepthwiseConvolutionTests : IDisposable
{
    // Sums of up to a thousand float32 products in another order than torch's.
    private const double Rounding = 3e-6;

    private readonly DisposeScope scope = NewDisposeScope();

    public static TheoryData<int, int, int, int, int> Shapes() => new()
    {
        // channels, side, kernel, stride, padding
        { 8, 1, 3, 1, 1 },
        { 16, 2, 3, 1, 1 },
        { 24, 8, 3, 1, 1 },
        { 24, 16, 3, 2, 1 },
        { 58, 7, 3, 2, 1 }, // no whole number of vectors
        { 13, 9, 5, 2, 2 },
        { 96, 5, 5, 1, 2 },
        { 9, 6, 3, 3, 0 }, // the last rows are read by no tap
        { 8, 6, 2, 1, 1 }, // an even kernel
    };

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(Shapes))]
    public void It_is_the_grouped_convolution_of_torch(int channels, int side, int kernel, int stride, int padding)
    {
        using Draws draws = new();
        Tensor images = ChannelsLast.Of(draws.Normal(11, channels, side, side + 1)).requires_grad_(), weight = draws.Normal(channels, 1, kernel, kernel).requires_grad_();
        Tensor expected = nn.functional.conv2d(images, weight, strides: [stride, stride], padding: [padding, padding], groups: channels);
        Tensor gradient = draws.Normal(expected.shape);
        expected.backward([gradient]);
        (Tensor imageGradient, Tensor weightGradient) = (images.grad!.clone(), weight.grad!.clone());
        (images.grad, weight.grad) = (null, null);

        Tensor actual = DepthwiseConvolution.Convolve(images, weight, stride, padding);
        actual.backward([gradient]);
        TensorDistance.AssertWithin(Rounding, expected, actual);
        TensorDistance.AssertWithin(Rounding, imageGradient, images.grad!);
        TensorDistance.AssertWithin(Rounding, weightGradient, weight.grad!);
        Assert.True(ChannelsLast.Holds(actual));
    }

    [Fact]
    public void Images_in_torch_s_usual_layout_are_taken_too()
    {
        using Draws draws = new();
        Tensor images = draws.Normal(3, 8, 5, 5), weight = draws.Normal(8, 1, 3, 3);
        TensorDistance.AssertWithin(Rounding, nn.functional.conv2d(images, weight, padding: [1, 1], groups: 8), DepthwiseConvolution.Convolve(images, weight, 1, 1));
    }

    [Theory]
    [InlineData(8, 3, 1, true)]
    [InlineData(2, 3, 1, false)] // less than any vector
    [InlineData(64, 3, 3, false)]
    public void It_takes_a_vector_of_channels_and_a_padding_within_reach(int channels, int kernel, int padding, bool takes)
    {
        Assert.SkipUnless(System.Numerics.Vector<float>.Count <= 8, "This processor's vectors are wider than the example.");
        Assert.Equal(takes, DepthwisePass.Takes(new ConvolutionShape(channels, channels, kernel) { Padding = padding, Groups = channels }));
    }
}
