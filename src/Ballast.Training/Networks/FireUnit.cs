using Ballast.Interchange;
using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>The unit of SqueezeNet: few channels by a pointwise convolution, then many by a pointwise and a 3 × 3 one side by side.</summary>
internal sealed class FireUnit : nn.Module<Tensor, Tensor>, IExported
{
    private readonly Convolution squeeze;
    private readonly Convolution expand1x1;
    private readonly Convolution expand3x3;

    public FireUnit(int inputs, int squeezed, int expanded)
        : base(nameof(FireUnit))
    {
        squeeze = new Convolution(new(inputs, squeezed, 1) { HasBias = true }, Activation.Rectifier);
        expand1x1 = new Convolution(new(squeezed, expanded, 1) { HasBias = true });
        expand3x3 = new Convolution(new(squeezed, expanded, 3) { Padding = 1, HasBias = true });
        register_module(nameof(squeeze), squeeze);
        register_module(nameof(expand1x1), expand1x1);
        register_module(nameof(expand3x3), expand3x3);
    }

    public override Tensor forward(Tensor input)
    {
        using Tensor few = squeeze.call(input); // [n, s, h, w]
        using Tensor points = expand1x1.call(few); // [n, e, h, w]
        using Tensor patches = expand3x3.call(few); // [n, e, h, w]
        return Activations.Consume(cat([points, patches], 1), Activation.Rectifier); // [n, 2e, h, w]
    }

    public string Export(NetworkExport export, string input)
    {
        string few = export.Of(squeeze, input); // [n, s, h, w]
        string joined = export.Graph.Add("Concat", [export.Of(expand1x1, few), export.Of(expand3x3, few)], OnnxAttribute.Of("axis", 1)); // [n, 2e, h, w]
        return export.Activate(joined, Activation.Rectifier);
    }
}
