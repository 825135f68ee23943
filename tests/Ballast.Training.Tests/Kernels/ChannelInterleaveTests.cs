using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

public sealed class ChannelInterleaveTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(24)]
    public void Channels_alternate_and_so_do_their_gradients(int channels)
    {
        using Draws draws = new();
        Tensor a = ChannelsLast.Of(draws.Normal(3, channels, 4, 5)).requires_grad_(), b = ChannelsLast.Of(draws.Normal(3, channels, 4, 5)).requires_grad_();
        Tensor both = ChannelInterleave.Of(a, b);
        Tensor expected = stack([a, b], 2).flatten(1, 2); // [n, c, 2, h, w] to [n, 2c, h, w]
        Assert.True(both.eq(expected).all().item<bool>());
        Assert.True(ChannelsLast.Holds(both));

        Tensor factor = draws.Normal(both.shape);
        (both * factor).sum().backward();
        Tensor pairs = factor.unflatten(1, [channels, 2L]); // [n, c, 2, h, w]
        Assert.True(a.grad!.eq(pairs.select(2, 0)).all().item<bool>());
        Assert.True(b.grad!.eq(pairs.select(2, 1)).all().item<bool>());
    }
}
