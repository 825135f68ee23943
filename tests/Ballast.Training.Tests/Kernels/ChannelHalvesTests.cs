using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

public sealed class ChannelHalvesTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(24)]
    [InlineData(58)]
    public void Halves_are_torch_s_chunks_and_so_are_their_gradients(int half)
    {
        using Draws draws = new();
        Tensor images = ChannelsLast.Of(draws.Normal(3, 2 * half, 4, 5)).requires_grad_(), factor = draws.Normal(3, half, 4, 5);
        (Tensor first, Tensor second) = ChannelHalves.Of(images);
        Tensor[] chunks = images.chunk(2, 1);
        Assert.True(first.eq(chunks[0]).all().item<bool>());
        Assert.True(second.eq(chunks[1]).all().item<bool>());
        Assert.True(ChannelsLast.Holds(first) && ChannelsLast.Holds(second));

        (first * factor - second).sum().backward();
        Assert.True(images.grad!.eq(cat([factor, -ones_like(factor)], 1)).all().item<bool>());
    }

    [Fact]
    public void A_half_that_nobody_reads_has_no_gradient()
    {
        using Draws draws = new();
        Tensor images = ChannelsLast.Of(draws.Normal(3, 8, 4, 5)).requires_grad_();
        ChannelHalves.Of(images).Second.sum().backward();
        Assert.Equal([0, 0, 0, 0, 1, 1, 1, 1], images.grad!.mean([0, 2, 3]).data<float>());
    }
}
