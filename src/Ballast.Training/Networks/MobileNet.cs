using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>MobileNetV3-small (Howard et al. 2019, doi:10.1109/ICCV.2019.00140) with the layer names of torchvision.</summary>
internal sealed class MobileNet : NetworkModule
{
    private const int LastChannels = 576;
    private const int HiddenUnits = 1024;

    // Table 2 of the paper: inputs, kernel, expanded, outputs, stride, squeeze-and-excite, activation.
    private static readonly InvertedResidualShape[] Blocks =
    [
        new(16, 16, 16) { Kernel = 3, Stride = 2, Excites = true, Activation = Activation.Rectifier },
        new(16, 72, 24) { Kernel = 3, Stride = 2, Activation = Activation.Rectifier },
        new(24, 88, 24) { Kernel = 3, Activation = Activation.Rectifier },
        new(24, 96, 40) { Stride = 2, Excites = true },
        new(40, 240, 40) { Excites = true },
        new(40, 240, 40) { Excites = true },
        new(40, 120, 48) { Excites = true },
        new(48, 144, 48) { Excites = true },
        new(48, 288, 96) { Stride = 2, Excites = true },
        new(96, 576, 96) { Excites = true },
        new(96, 576, 96) { Excites = true },
    ];

    // The last block before each halving of the maps, counted with the first convolution, and the last of all.
    private static readonly int[] StageEnds = [1, 3, 8, 11];

    private readonly Chain features;
    private readonly Dense hidden;
    private readonly Chain classifier;

    public MobileNet(NetworkOptions options)
        : base(nameof(MobileNet))
    {
        features = Chain.Numbered(
        [
            Normalized(new(3, 16, 3) { Stride = 2, Padding = 1 }, Activation.HardSwish),
            .. Blocks.Select(block => new InvertedResidual(block)),
            Normalized(new(96, LastChannels, 1), Activation.HardSwish),
        ]);
        hidden = new Dense(LastChannels, HiddenUnits, Activation.HardSwish);
        classifier = new Chain(
            ("0", hidden),
            ("2", new Dropout(0.2)),
            ("3", ClassifierLayers.Create(HiddenUnits, options)));
        EndStages(features, StageEnds);
        register_module(nameof(features), features);
        register_module(nameof(classifier), classifier);
    }

    /// <summary>A convolution and its normalisation, with the constants of this family.</summary>
    public static Chain Normalized(ConvolutionShape shape, Activation activation) => new(
        ("0", new Convolution(shape)),
        ("1", new BatchNormalization(shape.Outputs, activation, 1e-3, 0.01)));

    public override int MixingDepths => 1 + StageEnds.Length;

    public override Tensor Trunk(Tensor images)
    {
        using Tensor maps = features.call(images); // [n, 576, h / 32, w / 32]
        return GlobalAverage.Pool(maps); // [n, 576]
    }

    public override Tensor Head(Tensor features) => classifier.call(features);

    public override Tensor ClassifierInput(Tensor features) => hidden.call(features); // [n, 1024]

    public override string ExportTrunk(NetworkExport export, string images) => export.Average(export.Of(features, images)); // [n, 576]

    public override string ExportHead(NetworkExport export, string features) => export.Of(classifier, features); // [n, classes]

    protected override void InitializeLayer(string layerName, nn.Module layer, WeightInitializer initializer)
    {
        if (layer is Convolution) initializer.HeNormalFanOut(layer);
        else initializer.Normal(layer, 0.01);
    }
}
