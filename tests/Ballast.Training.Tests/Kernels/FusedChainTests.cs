using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

public sealed class FusedChainTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Two_batches_on_their_way_do_not_disturb_each_other()
    {
        using Draws draws = new();
        Chain chain = New(draws);
        Tensor first = Images(draws), second = Images(draws);
        float[][] alone = [Gradient(chain, first), Gradient(chain, second)];

        Tensor a = first.clone().requires_grad_(), b = second.clone().requires_grad_();
        Tensor fromA = chain.call(a), fromB = chain.call(b);
        fromA.square().sum().backward();
        fromB.square().sum().backward();
        Assert.Equal(alone[0], Values(a.grad!));
        Assert.Equal(alone[1], Values(b.grad!));
    }

    [Fact]
    public void A_smaller_batch_after_a_larger_one_is_computed_as_alone()
    {
        using Draws draws = new();
        Chain chain = New(draws);
        Tensor images = Images(draws), part = ChannelsLast.Of(images.narrow(0, 0, 2));
        float[] alone = Gradient(chain, part);
        Gradient(chain, images);
        Assert.Equal(alone, Gradient(chain, part));
    }

    [Fact]
    public void Batches_are_counted_and_evaluation_goes_by_running_statistics()
    {
        using Draws draws = new();
        Chain chain = New(draws);
        Tensor images = Images(draws);
        Gradient(chain, images);
        Gradient(chain, images);
        Assert.All(chain.named_buffers().Where(buffer => buffer.name.EndsWith("num_batches_tracked", StringComparison.Ordinal)), buffer => Assert.Equal(2, buffer.buffer.item<long>()));
        chain.eval();
        Tensor one = chain.call(ChannelsLast.Of(images.narrow(0, 0, 1))), all = chain.call(images);
        TensorDistance.AssertWithin(1e-5, all.narrow(0, 0, 1), one);
    }

    private static Chain New(Draws draws)
    {
        Chain chain = ShuffleUnit.Transform(24, 40, 2);
        using IDisposable frozen = no_grad();
        foreach ((string name, TorchSharp.Modules.Parameter parameter) in chain.named_parameters())
            if (parameter.dim() == 4)
                parameter.copy_(draws.Normal(parameter.shape) * 0.3);
        chain.train();
        return chain;
    }

    private static Tensor Images(Draws draws) => ChannelsLast.Of(draws.Normal(5, 24, 7, 6)); // [n, c, h, w]

    private static float[] Gradient(Chain chain, Tensor images)
    {
        Tensor input = images.clone().requires_grad_();
        chain.call(input).square().sum().backward();
        return Values(input.grad!);
    }

    private static float[] Values(Tensor x) => x.contiguous().data<float>().ToArray();
}
