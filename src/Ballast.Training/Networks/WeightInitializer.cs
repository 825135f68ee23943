using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Draws starting weights from a generator of its own, so that the draws of a training run are left alone.</summary>
internal sealed class WeightInitializer : IDisposable
{
    private readonly Generator generator;

    public WeightInitializer(uint seed)
    {
        generator = new Generator(seed);
    }

    public void Dispose() => generator.Dispose();

    /// <summary>He et al. 2015, keeping the variance of gradients: normal with standard deviation √(2 / fan-out).</summary>
    public void HeNormalFanOut(nn.Module layer) => Normal(layer, Math.Sqrt(2.0 / FanOut(Weight(layer))));

    /// <summary>He et al. 2015, keeping the variance of activations: uniform within ±√(6 / fan-in); bias zero.</summary>
    public void HeUniformFanIn(nn.Module layer)
    {
        Uniform(Weight(layer), Math.Sqrt(6.0 / FanIn(Weight(layer))));
        Zero(layer);
    }

    /// <summary>Normal with a given standard deviation; bias zero.</summary>
    public void Normal(nn.Module layer, double deviation)
    {
        using IDisposable frozen = no_grad();
        Weight(layer).normal_(0, deviation, generator);
        Zero(layer);
    }

    /// <summary>Glorot and Bengio 2010: uniform within ±√(6 / (fan-in + fan-out)); bias zero.</summary>
    public void GlorotUniform(nn.Module layer)
    {
        Tensor weight = Weight(layer);
        Uniform(weight, Math.Sqrt(6.0 / (FanIn(weight) + FanOut(weight))));
        Zero(layer);
    }

    /// <summary>What PyTorch gives a layer that nobody initialises: weight and bias uniform within ±1 / √fan-in.</summary>
    public void TorchDefault(nn.Module layer)
    {
        double bound = 1 / Math.Sqrt(FanIn(Weight(layer)));
        Uniform(Weight(layer), bound);
        if (layer.has_parameter("bias")) Uniform(layer.get_parameter("bias")!, bound);
    }

    /// <summary>Cao et al. 2019: uniform within ±1, then each row divided by its length. The weights of a cosine classifier.</summary>
    public void UnitRows(nn.Module layer)
    {
        using IDisposable frozen = no_grad();
        Tensor weight = Weight(layer);
        Uniform(weight, 1);
        using Tensor lengths = weight.norm(1, keepdim: true); // [o, 1]
        weight.div_(lengths);
    }

    private static void Zero(nn.Module layer)
    {
        if (!layer.has_parameter("bias")) return;
        using IDisposable frozen = no_grad();
        layer.get_parameter("bias")!.fill_(0);
    }

    private static TorchSharp.Modules.Parameter Weight(nn.Module layer) => layer.get_parameter("weight")!;

    // The weight of a layer is [outputs, inputs of a group, kernel …].
    private static double FanIn(Tensor weight) => (double)weight.numel() / weight.shape[0];

    private static double FanOut(Tensor weight) => (double)weight.numel() / weight.shape[1];

    private void Uniform(Tensor values, double bound)
    {
        using IDisposable frozen = no_grad();
        values.uniform_(-bound, bound, generator);
    }
}
