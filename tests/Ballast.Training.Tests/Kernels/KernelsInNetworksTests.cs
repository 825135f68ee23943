using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

/// <summary>In double precision networks run on torch's operations alone (which TorchvisionReferenceTests holds to torchvision); in single precision on the kernels.</summary>
public sealed class KernelsInNetworksTests
{
    /// <summary>Draws without a rectifier tipped over stay below 1e-4 at their worst parameter; those with one begin at 1e-3.</summary>
    private const double Close = 3e-4;

    private const ulong Draws = 32;

    /// <summary>
    /// Now and then float32's rounding tips a rectifier over, and some gradients differ by hundredths. A wrong kernel differs on every draw of images; so one draw on which
    /// every parameter agrees is enough. For the deepest network three draws of four tip one over; 32 in a row have a chance of 1 in 10,000.
    /// </summary>
    [Theory]
    [InlineData("shufflenet_v2_x0_5")]
    [InlineData("shufflenet_v2_x1_0")]
    [InlineData("mobilenet_v3_small")]
    [InlineData("squeezenet1_0")]
    public void A_network_on_kernels_agrees_with_the_same_network_on_torch_s_operations(string spelling)
    {
        double gradients = double.PositiveInfinity;
        for (ulong seed = 0; seed < Draws && gradients > Close; seed++)
        {
            (double logits, double distance) = Distances(spelling, seed);
            Assert.True(logits <= 1e-4, $"The logits are {logits} apart.");
            gradients = Math.Min(gradients, distance);
        }

        Assert.True(gradients <= Close, $"The gradients are {gradients} apart on the best draw.");
    }

    /// <summary>How far the logits, and the gradients of the parameter that fares worst, are apart, as shares of their lengths.</summary>
    private static (double Logits, double Gradients) Distances(string spelling, ulong seed)
    {
        using DisposeScope scope = NewDisposeScope();
        using Generator generator = new(seed);
        using Network single = New(spelling), twice = New(spelling);
        twice.Module.to(ScalarType.Float64);
        Tensor images = randn([8, 3, 64, 64], generator: generator);
        (Tensor logits, Tensor reference) = (Run(single, ChannelsLast.Of(images)), Run(twice, ChannelsLast.Of(images.to(ScalarType.Float64))));
        return (Distance(reference, logits), Gradients(twice).Zip(Gradients(single), (expected, actual) => Distance(expected, actual)).Max());
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

    private static IEnumerable<Tensor> Gradients(Network network) => network.Module.parameters().Select(parameter => parameter.grad!);

    /// <summary>What normalisation takes away again has a gradient of nothing but rounding, so that a length below 1e-3 counts as that.</summary>
    private static double Distance(Tensor expected, Tensor actual) =>
        (expected - actual.to(ScalarType.Float64)).norm().item<double>() / Math.Max(expected.norm().item<double>(), 1e-3);
}
