using Ballast.Interchange;
using TorchSharp;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Ballast.Training;

/// <summary>A layer whose outputs are s times the cosine between the input and each row of weights. Its weights are not initialised here; see <see cref="WeightInitializer"/>.</summary>
internal sealed class CosineClassifier : nn.Module<Tensor, Tensor>, IExported
{
    private readonly Parameter weight;
    private readonly double scale;

    public CosineClassifier(int inputs, int outputs, double scale)
        : base(nameof(CosineClassifier))
    {
        this.scale = scale;
        weight = new Parameter(zeros(outputs, inputs)); // [o, i]
        register_parameter(nameof(weight), weight);
    }

    public override Tensor forward(Tensor input)
    {
        using Tensor features = Unit(input); // [n, i]
        using Tensor classes = Unit(weight); // [o, i]
        using Tensor cosines = nn.functional.linear(features, classes); // [n, o]
        return cosines * scale; // [n, o]
    }

    public string Export(NetworkExport export, string input)
    {
        using IDisposable frozen = no_grad();
        using Tensor unit = Unit(weight); // [o, i]
        string lengths = export.Graph.Add("ReduceL2", [input], OnnxAttribute.Of("axes", [1]), OnnxAttribute.Of("keepdims", 1)); // [n, 1]
        string features = export.Graph.Add("Div", [input, export.Graph.Add("Max", [lengths, export.Graph.Constant("smallest_length", [], [1e-12f])])]); // [n, i]
        string cosines = export.Graph.Add("Gemm", [features, export.Weight(this, nameof(weight), unit)], OnnxAttribute.Of("transB", 1)); // [n, o]
        return export.Graph.Add("Mul", [cosines, export.Graph.Constant("cosine_scale", [], [(float)scale])]); // [n, o]
    }

    /// <summary>Rows of length 1; a row of zeros stays, and has no direction to be pulled in.</summary>
    private static Tensor Unit(Tensor rows)
    {
        using var scope = NewDisposeScope();
        Tensor lengths = rows.square().sum(1, keepdim: true); // [n, 1]
        Tensor safe = where(lengths.gt(0), lengths, ones_like(lengths)).sqrt(); // [n, 1]
        return (rows / safe).MoveToOuterDisposeScope(); // [n, i]
    }
}
