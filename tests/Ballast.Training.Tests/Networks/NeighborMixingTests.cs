using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

public sealed class NeighborMixingTests
{
    public static TheoryData<string> Spellings() => ["resnet18", "shufflenet_v2", "notebook_cnn", "mobilenet_v3_small", "squeezenet1_0"];

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(1)]
    public void Each_image_is_mixed_with_its_neighbor_and_keeps_its_layout(int images)
    {
        using Draws draws = new();
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ChannelsLast.Of(draws.Normal(images, 5, 4, 3)), mixed = NeighborMixing.Of(x, 0.7);
        Assert.True(ChannelsLast.Holds(mixed));
        for (int i = 0; i < images; i++)
        {
            int neighbor = (i ^ 1) < images ? i ^ 1 : i;
            Tensor expected = 0.7f * x[i] + 0.3f * x[neighbor];
            Assert.True(expected.allclose(mixed[i], 1e-6, 1e-6), $"{i}");
        }
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Every_depth_mixes_and_nothing_does_in_evaluation(string spelling)
    {
        using Draws draws = new();
        using DisposeScope scope = NewDisposeScope();
        using Network network = Networks.Create(NetworkName.Parse(spelling), new NetworkOptions { Classes = 3, ImageSizePixels = 64 });
        Tensor images = ChannelsLast.Of(draws.Normal(6, 3, 64, 64));
        NetworkModule module = network.Module;
        SilenceDropout(module);
        module.train();
        Tensor pure = module.call(images);
        List<float[]> outputs = [Values(pure)];
        for (int depth = 0; depth < module.MixingDepths; depth++)
        {
            module.Mixing = new ManifoldDraw(0.6, (depth + 0.5) / module.MixingDepths);
            outputs.Add(Values(module.call(images)));
        }

        for (int i = 0; i < outputs.Count; i++)
            for (int other = 0; other < i; other++)
                Assert.True(outputs[i].Zip(outputs[other]).Max(pair => Math.Abs(pair.First - pair.Second)) > 1e-6, $"Depths {other - 1} and {i - 1} give the same.");
        module.Mixing = new ManifoldDraw(1, 0.5);
        Assert.True(pure.allclose(module.call(images), 1e-4, 1e-5));
        module.eval();
        module.Mixing = null;
        Tensor evaluated = module.call(images);
        module.Mixing = new ManifoldDraw(0.6, 0.5);
        Assert.Equal(Values(evaluated), Values(module.call(images)));
    }

    [Theory]
    [InlineData("resnet18")]
    [InlineData("mobilenet_v3_small")]
    public void Mixing_the_images_is_depth_0(string spelling)
    {
        using Draws draws = new();
        using DisposeScope scope = NewDisposeScope();
        using Network network = Networks.Create(NetworkName.Parse(spelling), new NetworkOptions { Classes = 3, ImageSizePixels = 32 });
        Tensor images = ChannelsLast.Of(draws.Normal(4, 3, 32, 32));
        SilenceDropout(network.Module);
        network.Module.train();
        Tensor byHand = network.Module.call(NeighborMixing.Of(images, 0.3));
        network.Module.Mixing = new ManifoldDraw(0.3, 0);
        Assert.True(byHand.allclose(network.Module.call(images), 1e-4, 1e-5));
    }

    [Fact]
    public void Gradients_flow_to_both_images()
    {
        using Draws draws = new();
        using DisposeScope scope = NewDisposeScope();
        Tensor x = draws.Normal(2, 3, 4, 4).requires_grad_();
        NeighborMixing.Of(x, 0.7)[0].sum().backward();
        Assert.True(x.grad![0].allclose(full([3, 4, 4], 0.7f)));
        Assert.True(x.grad[1].allclose(full([3, 4, 4], 0.3f)));
    }

    private static void SilenceDropout(nn.Module module)
    {
        foreach (nn.Module layer in module.modules())
            if (layer is Dropout dropout)
                dropout.Share = 0;
    }

    private static float[] Values(Tensor tensor) => tensor.detach().contiguous().data<float>().ToArray();
}
