using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>SqueezeNet 1.0 (Iandola et al. 2016, arXiv:1602.07360) with the layer names of torchvision.</summary>
internal sealed class SqueezeNet : NetworkModule
{
    // What the three poolings leave.
    private static readonly int[] StageEnds = [1, 5, 10];

    private readonly Chain features;
    private readonly Chain classifier;
    private readonly bool scoresMaps;

    public SqueezeNet(NetworkOptions options)
        : base(nameof(SqueezeNet))
    {
        features = new Chain(
            ("0", new Convolution(new(3, 96, 7) { Stride = 2, HasBias = true }, Activation.Rectifier)),
            ("2", Pool()),
            ("3", new FireUnit(96, 16, 64)),
            ("4", new FireUnit(128, 16, 64)),
            ("5", new FireUnit(128, 32, 128)),
            ("6", Pool()),
            ("7", new FireUnit(256, 32, 128)),
            ("8", new FireUnit(256, 48, 192)),
            ("9", new FireUnit(384, 48, 192)),
            ("10", new FireUnit(384, 64, 256)),
            ("11", Pool()),
            ("12", new FireUnit(512, 64, 256)));
        scoresMaps = options.Head is not ClassifierHead.Cosine;
        // Rectified scores cannot be negative, which a sigmoid needs.
        Activation activation = options.Head is ClassifierHead.Linear { Bias: not null } ? Activation.None : Activation.Rectifier;
        classifier = new Chain(
            ("0", new Dropout(0.5)),
            ("1", scoresMaps ? new Convolution(new(512, options.Classes, 1) { HasBias = true }, activation) : ClassifierLayers.Create(512, options)));
        EndStages(features, StageEnds);
        register_module(nameof(features), features);
        register_module(nameof(classifier), classifier);
    }

    public override int MixingDepths => 1 + StageEnds.Length;

    public override Tensor Trunk(Tensor images) => features.call(images); // [n, 512, h / 16, w / 16]

    public override Tensor Head(Tensor features)
    {
        if (!scoresMaps)
        {
            using Tensor pooled = GlobalAverage.Pool(features); // [n, 512]
            return classifier.call(pooled); // [n, classes]
        }

        using Tensor maps = classifier.call(features); // [n, classes, h / 16, w / 16]
        return GlobalAverage.Pool(maps); // [n, classes]
    }

    public override string ExportTrunk(NetworkExport export, string images) => export.Of(features, images); // [n, 512, h / 16, w / 16]

    public override string ExportHead(NetworkExport export, string features) => export.Average(export.Of(classifier, features)); // [n, classes]

    protected override void InitializeLayer(string layerName, nn.Module layer, WeightInitializer initializer)
    {
        if (layerName == "classifier.1") initializer.Normal(layer, 0.01);
        else initializer.HeUniformFanIn(layer);
    }

    private static MaxPooling Pool() => new(3, 2, 0, true);
}
