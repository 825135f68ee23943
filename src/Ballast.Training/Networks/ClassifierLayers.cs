using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Makes the last layer of a network.</summary>
internal static class ClassifierLayers
{
    /// <summary>A layer from features [n, inputs] to scores [n, classes].</summary>
    public static nn.Module<Tensor, Tensor> Create(int inputs, NetworkOptions options) => options.Head switch
    {
        ClassifierHead.Cosine cosine => new CosineClassifier(inputs, options.Classes, cosine.Scale),
        _ => new Dense(inputs, options.Classes),
    };

    /// <summary>Gives all classes the bias that the head begins with, if it says one.</summary>
    public static void FillBias(NetworkModule module, string layer, ClassifierHead head)
    {
        if (head is not ClassifierHead.Linear { Bias: { } bias }) return;
        using IDisposable frozen = no_grad();
        module.get_parameter(layer + ".bias")!.fill_(bias);
    }
}
