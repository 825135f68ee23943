using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>A classifier of images: a trunk that finds features and a head that scores the classes from them.</summary>
internal abstract class NetworkModule(string name) : nn.Module<Tensor, Tensor>(name)
{
    /// <summary>What the head reads: [n, 3, h, w] to [n, d], or [n, d, h', w'] where the head works on a map. The caller disposes it.</summary>
    public abstract Tensor Trunk(Tensor images);

    /// <summary>The scores (logits) of the classes: what <see cref="Trunk"/> returned to [n, classes].</summary>
    public abstract Tensor Head(Tensor features);

    /// <summary>
    /// What the classifier layer reads, one row an image: what <see cref="Trunk"/> returned to [n, d], averaged over the image where the layer works on a map.
    /// The caller disposes it.
    /// </summary>
    public virtual Tensor ClassifierInput(Tensor features) => features.dim() == 2 ? features.alias() : GlobalAverage.Pool(features); // [n, d]

    /// <summary>One row of features an image, those that the classifier layer reads: [n, 3, h, w] to [n, d].</summary>
    public Tensor Embed(Tensor images)
    {
        using Tensor features = Trunk(images);
        return ClassifierInput(features); // [n, d]
    }

    /// <summary>How the trunk computes while training; default float32. Weights, statistics, head and evaluation are float32 in any case.</summary>
    public TrainingPrecision Precision { get; set; }

    public sealed override Tensor forward(Tensor input)
    {
        if (training && Precision == TrainingPrecision.BFloat16) return ForwardRounded(input);
        using Tensor features = Trunk(input);
        return Head(features); // [n, classes]
    }

    /// <summary>Draws the weights of the layers under the given names anew; all layers when no name is given.</summary>
    public void Initialize(uint seed, params IReadOnlyCollection<string> under)
    {
        using WeightInitializer initializer = new(seed);
        foreach ((string layerName, nn.Module layer) in named_modules())
        {
            if (under.Count > 0 && !under.Any(head => layerName == head || layerName.StartsWith(head + ".", StringComparison.Ordinal))) continue;
            if (layer is Convolution or Dense) InitializeLayer(layerName, layer, initializer);
            if (layer is CosineClassifier) initializer.UnitRows(layer);
        }
    }

    private Tensor ForwardRounded(Tensor input)
    {
        using Tensor rounded = input.to(ScalarType.BFloat16); // [n, 3, h, w]
        using Tensor features = Trunk(rounded);
        using Tensor wide = features.to(ScalarType.Float32);
        return Head(wide); // [n, classes]
    }

    /// <summary>Draws the weights of one convolution or dense layer.</summary>
    protected abstract void InitializeLayer(string layerName, nn.Module layer, WeightInitializer initializer);
}
