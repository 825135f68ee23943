using TorchSharp;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Ballast.Training.Tests;

/// <summary>In double precision networks run on torch's operations alone (which TorchvisionReferenceTests holds to torchvision); in single precision on the kernels.</summary>
public sealed class KernelsInNetworksTests
{
    [Theory]
    [InlineData("shufflenet_v2_x0_5")]
    [InlineData("shufflenet_v2_x1_0")]
    [InlineData("mobilenet_v3_small")]
    [InlineData("squeezenet1_0")]
    public void A_network_on_kernels_agrees_with_the_same_network_on_torch_s_operations(string spelling)
    {
        using DisposeScope scope = NewDisposeScope();
        using Network single = New(), twice = New();
        twice.Module.to(ScalarType.Float64);
        Tensor images = randn(8, 3, 64, 64);
        (Tensor logits, Tensor reference) = (Run(single, ChannelsLast.Of(images)), Run(twice, ChannelsLast.Of(images.to(ScalarType.Float64))));
        AssertClose(reference, logits, 1e-4);
        foreach ((Parameter a, Parameter b) in single.Module.parameters().Zip(twice.Module.parameters())) AssertClose(b.grad!, a.grad!, 0.05);

        Network New()
        {
            Network network = Networks.Create(NetworkName.Parse(spelling), new NetworkOptions { Classes = 4, ImageSizePixels = 64 });
            foreach (nn.Module layer in network.Module.modules())
                if (layer is Dropout dropout)
                    dropout.Share = 0;
            return network;
        }

        static Tensor Run(Network network, Tensor images)
        {
            Tensor logits = network.Module.call(images);
            logits.square().mean().backward();
            return logits;
        }
    }

    /// <summary>Normalisation by few values and rectifiers near zero make much of float32's rounding, so gradients are compared by their length.</summary>
    private static void AssertClose(Tensor expected, Tensor actual, double share)
    {
        double distance = (expected - actual.to(ScalarType.Float64)).norm().item<double>(), scale = expected.norm().item<double>();
        Assert.True(distance <= share * scale + 1e-6, $"{distance} of {scale}");
    }
}
