using Ballast.Interchange;
using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>
/// The small network of the notebook "Managing Class Imbalance": three 3 × 3 convolutions with pooling and dropout, then two dense layers.
/// </summary>
/// <remarks>
/// 1,732,292 parameters for 4 classes at 80 × 80 pixels. Features are flattened in the order height, width, channel, as Keras does: weights of
/// the original need only be transposed, and tensors that lie channels last need no copy. Starting weights as in Keras (Glorot uniform).
/// </remarks>
internal sealed class NotebookNetwork : NetworkModule
{
    // What the three poolings leave.
    private static readonly int[] StageEnds = [1, 3, 6];

    private readonly Chain features;
    private readonly Dense hidden;
    private readonly Chain classifier;

    public NotebookNetwork(NetworkOptions options)
        : base(nameof(NotebookNetwork))
    {
        int side = (options.ImageSizePixels ?? NetworkName.NotebookCnn.ImageSizePixels) / 8;
        features = new Chain(
            ("conv1", Filter(3, 32)),
            ("pool1", new MaxPooling(2, 2)),
            ("conv2", Filter(32, 64)),
            ("pool2", new MaxPooling(2, 2)),
            ("dropout2", new Dropout(0.2)),
            ("conv3", Filter(64, 128)),
            ("pool3", new MaxPooling(2, 2)),
            ("dropout3", new Dropout(0.2)));
        hidden = new Dense(128 * side * side, 128, Activation.Rectifier);
        classifier = new Chain(
            ("dense1", hidden),
            ("dense2", ClassifierLayers.Create(128, options)));
        EndStages(features, StageEnds);
        register_module(nameof(features), features);
        register_module(nameof(classifier), classifier);
    }

    public override int MixingDepths => 1 + StageEnds.Length;

    public override Tensor Trunk(Tensor images)
    {
        using Tensor maps = features.call(images); // [n, 128, s / 8, s / 8]
        using Tensor last = maps.permute(0, 2, 3, 1); // [n, s / 8, s / 8, 128]
        return last.flatten(1); // [n, 2 s²]
    }

    public override Tensor Head(Tensor features) => classifier.call(features);

    public override Tensor ClassifierInput(Tensor features) => hidden.call(features); // [n, 128]

    public override string ExportTrunk(NetworkExport export, string images)
    {
        string last = export.Graph.Add("Transpose", [export.Of(features, images)], OnnxAttribute.Of("perm", 0, 2, 3, 1)); // [n, s / 8, s / 8, 128]
        return export.Graph.Add("Flatten", [last], OnnxAttribute.Of("axis", 1)); // [n, 2 s²]
    }

    public override string ExportHead(NetworkExport export, string features) => export.Of(classifier, features); // [n, classes]

    protected override void InitializeLayer(string layerName, nn.Module layer, WeightInitializer initializer) => initializer.GlorotUniform(layer);

    private static Convolution Filter(int inputs, int outputs) => new(new(inputs, outputs, 3) { Padding = 1, HasBias = true }, Activation.Rectifier);
}
