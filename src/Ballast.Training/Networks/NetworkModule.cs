using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>A classifier of images: a trunk that finds features and a head that scores the classes from them.</summary>
internal abstract class NetworkModule(string name) : nn.Module<Tensor, Tensor>(name)
{
    /// <summary>How many layers manifold mixup can mix at: the images themselves and the stages of the network.</summary>
    public abstract int MixingDepths { get; }

    /// <summary>How the next batches are mixed inside the network while it trains; null (the default) for not at all.</summary>
    public ManifoldDraw? Mixing { get; set; }

    /// <summary>What the head reads: [n, 3, h, w] to [n, d], or [n, d, h', w'] where the head works on a map. The caller disposes it.</summary>
    public abstract Tensor Trunk(Tensor images);

    /// <summary>The scores (logits) of the classes: what <see cref="Trunk"/> returned to [n, classes].</summary>
    public abstract Tensor Head(Tensor features);

    /// <summary>What <see cref="Trunk"/> does, as operations of a graph.</summary>
    public abstract string ExportTrunk(NetworkExport export, string images);

    /// <summary>What <see cref="Head"/> does, as operations of a graph.</summary>
    public abstract string ExportHead(NetworkExport export, string features);

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
        Tensor images = MixesAt(0) ? NeighborMixing.Of(input, Mixing!.Value.Share) : input; // [n, 3, h, w]
        using Tensor features = training && Precision == TrainingPrecision.BFloat16 ? RoundedTrunk(images) : Trunk(images);
        if (!ReferenceEquals(images, input)) images.Dispose();
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

    /// <summary>What goes on from a stage of the trunk: its maps, mixed where this is the stage that mixes. Takes the maps over.</summary>
    /// <param name="depth">The stage, from 1; 0 are the images.</param>
    /// <param name="maps">What the stage found, [n, c, h, w].</param>
    protected Tensor Stage(int depth, Tensor maps)
    {
        if (!MixesAt(depth)) return maps;
        Tensor mixed = NeighborMixing.Of(maps, Mixing!.Value.Share); // [n, c, h, w]
        maps.Dispose();
        return mixed;
    }

    /// <summary>Says at which places of a chain the stages 1, 2, … end.</summary>
    protected void EndStages(Chain layers, int[] places) => layers.After = (place, maps) => Array.IndexOf(places, place) is >= 0 and var stage ? Stage(stage + 1, maps) : maps;

    private bool MixesAt(int depth) => training && Mixing is { } draw && (int)(draw.Depth * MixingDepths) == depth;

    private Tensor RoundedTrunk(Tensor images)
    {
        using Tensor rounded = images.to(ScalarType.BFloat16); // [n, 3, h, w]
        using Tensor features = Trunk(rounded);
        return features.to(ScalarType.Float32);
    }

    /// <summary>Draws the weights of one convolution or dense layer.</summary>
    protected abstract void InitializeLayer(string layerName, nn.Module layer, WeightInitializer initializer);
}
