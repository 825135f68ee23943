using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

/// <summary>In double precision networks run on torch's operations alone (which TorchvisionReferenceTests holds to torchvision); in single precision on the kernels.</summary>
public sealed class KernelsInNetworksTests
{
    /// <summary>Above the largest distance without a rectifier tipped over, 3e-5, and below the smallest with one.</summary>
    private const double Close = 1e-4;

    /// <summary>
    /// Now and then float32's rounding tips a rectifier over, and gradients differ by a hundredth. A wrong kernel differs on every draw of images; so one draw that agrees
    /// is enough. Eight that all tip one over have a chance of about 1 in 3,000.
    /// </summary>
    [Theory]
    [InlineData("shufflenet_v2_x0_5")]
    [InlineData("shufflenet_v2_x1_0")]
    [InlineData("mobilenet_v3_small")]
    [InlineData("squeezenet1_0")]
    public void A_network_on_kernels_agrees_with_the_same_network_on_torch_s_operations(string spelling)
    {
        double gradients = double.PositiveInfinity;
        for (ulong seed = 0; seed < 8 && gradients > Close; seed++)
        {
            (double logits, double distance) = Distances(spelling, seed);
            Assert.True(logits <= Close, $"The logits are {logits} apart.");
            gradients = Math.Min(gradients, distance);
        }

        Assert.True(gradients <= Close, $"The gradients are {gradients} apart on the best draw.");
    }

    /// <summary>How far logits and gradients are apart, as shares of their lengths.</summary>
    private static (double Logits, double Gradients) Distances(string spelling, ulong seed)
    {
        using DisposeScope scope = NewDisposeScope();
        using Generator generator = new(seed);
        using Network single = New(spelling), twice = New(spelling);
        twice.Module.to(ScalarType.Float64);
        Tensor images = randn([8, 3, 64, 64], generator: generator);
        (Tensor logits, Tensor reference) = (Run(single, ChannelsLast.Of(images)), Run(twice, ChannelsLast.Of(images.to(ScalarType.Float64))));
        return (Distance(reference, logits), Distance(Gradients(twice), Gradients(single)));
    }

    private static Network New(string spelling)
    {
        Network network = Networks.Create(NetworkName.Parse(spelling), new NetworkOptions { Classes = 4, ImageSizePixels = 64 });
        foreach (nn.Module layer in network.Module.modules())
            if (layer is Dropout dropout)
                dropout.Share = 0;
        return network;
    }

    private static Tensor Run(Network network, Tensor images)
    {
        Tensor logits = network.Module.call(images);
        logits.square().mean().backward();
        return logits;
    }

    private static Tensor Gradients(Network network) => cat([.. network.Module.parameters().Select(parameter => parameter.grad!.flatten())], 0);

    private static double Distance(Tensor expected, Tensor actual) => ((expected - actual.to(ScalarType.Float64)).norm() / expected.norm()).item<double>();
}
