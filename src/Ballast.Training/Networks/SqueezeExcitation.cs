using Ballast.Interchange;
using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Scales each channel by a factor that two small layers read from the means of all channels (Hu et al. 2018, doi:10.1109/CVPR.2018.00745).</summary>
internal sealed class SqueezeExcitation : nn.Module<Tensor, Tensor>, IExported
{
    private readonly Convolution fc1;
    private readonly Convolution fc2;

    public SqueezeExcitation(int channels)
        : base(nameof(SqueezeExcitation))
    {
        int squeezed = MultipleOfEight(channels / 4);
        fc1 = new Convolution(new(channels, squeezed, 1) { HasBias = true }, Activation.Rectifier);
        fc2 = new Convolution(new(squeezed, channels, 1) { HasBias = true });
        register_module(nameof(fc1), fc1);
        register_module(nameof(fc2), fc2);
    }

    public override Tensor forward(Tensor input)
    {
        using Tensor means = GlobalAverage.PoolToImage(input); // [n, c, 1, 1]
        using Tensor squeezed = fc1.call(means); // [n, s, 1, 1]
        using Tensor scores = fc2.call(squeezed); // [n, c, 1, 1]
        using Tensor factors = nn.functional.hardsigmoid(scores); // [n, c, 1, 1]
        return input.mul(factors); // [n, c, h, w]
    }

    public string Export(NetworkExport export, string input)
    {
        string scores = export.Of(fc2, export.Of(fc1, export.AverageToImage(input))); // [n, c, 1, 1]
        string factors = export.Graph.Add("HardSigmoid", [scores], OnnxAttribute.Of("alpha", 1.0 / 6), OnnxAttribute.Of("beta", 0.5)); // [n, c, 1, 1]
        return export.Graph.Add("Mul", [input, factors]); // [n, c, h, w]
    }

    /// <summary>The nearest multiple of 8, at least 8, and never more than a tenth below the value.</summary>
    private static int MultipleOfEight(int value)
    {
        int rounded = Math.Max(8, (value + 4) / 8 * 8);
        return rounded * 10 < value * 9 ? rounded + 8 : rounded;
    }
}
