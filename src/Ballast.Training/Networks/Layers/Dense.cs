using Ballast.Interchange;
using TorchSharp;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Ballast.Training;

/// <summary>A fully connected layer. Its weights are not initialised here; see <see cref="WeightInitializer"/>.</summary>
internal sealed class Dense : nn.Module<Tensor, Tensor>, IExported
{
    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly Activation activation;

    public Dense(int inputs, int outputs, Activation activation = Activation.None)
        : base(nameof(Dense))
    {
        this.activation = activation;
        weight = new Parameter(zeros(outputs, inputs)); // [o, i]
        bias = new Parameter(zeros(outputs)); // [o]
        register_parameter(nameof(weight), weight);
        register_parameter(nameof(bias), bias);
    }

    public override Tensor forward(Tensor input) => Activations.Consume(nn.functional.linear(input, weight, bias), activation); // [n, o]

    public string Export(NetworkExport export, string input)
    {
        string y = export.Graph.Add(
            "Gemm", [input, export.Weight(this, nameof(weight), weight), export.Weight(this, nameof(bias), bias)], OnnxAttribute.Of("transB", 1)); // [n, o]
        return export.Activate(y, activation);
    }
}
