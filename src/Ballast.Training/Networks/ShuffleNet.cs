using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>ShuffleNet V2 (Ma et al. 2018, doi:10.1007/978-3-030-01264-9_8) with the layer names of torchvision.</summary>
internal sealed class ShuffleNet : NetworkModule
{
    private const int Stem = 24;
    private const int LastChannels = 1024;

    private readonly Chain conv1;
    private readonly MaxPooling maxpool;
    private readonly Chain stage2;
    private readonly Chain stage3;
    private readonly Chain stage4;
    private readonly Chain conv5;
    private readonly nn.Module<Tensor, Tensor> fc;

    /// <summary>Builds the network.</summary>
    /// <param name="width">Channels of the second stage: 48 for ×0.5, 116 for ×1.0; each further stage has twice as many.</param>
    /// <param name="options">The number of classes and the layer that scores them.</param>
    public ShuffleNet(int width, NetworkOptions options)
        : base(nameof(ShuffleNet))
    {
        conv1 = new Chain(
            ("0", new Convolution(new(3, Stem, 3) { Stride = 2, Padding = 1 })),
            ("1", new BatchNormalization(Stem, Activation.Rectifier)));
        maxpool = new MaxPooling(3, 2, 1);
        stage2 = Units(Stem, width, 4);
        stage3 = Units(width, 2 * width, 8);
        stage4 = Units(2 * width, 4 * width, 4);
        conv5 = new Chain(
            ("0", new Convolution(new(4 * width, LastChannels, 1))),
            ("1", new BatchNormalization(LastChannels, Activation.Rectifier)));
        fc = ClassifierLayers.Create(LastChannels, options);
        register_module(nameof(conv1), conv1);
        register_module(nameof(maxpool), maxpool);
        register_module(nameof(stage2), stage2);
        register_module(nameof(stage3), stage3);
        register_module(nameof(stage4), stage4);
        register_module(nameof(conv5), conv5);
        register_module(nameof(fc), fc);
    }

    public override int MixingDepths => 4;

    public override Tensor Trunk(Tensor images)
    {
        using Tensor stem = conv1.call(images); // [n, 24, h / 2, w / 2]
        using Tensor pooled = maxpool.call(stem); // [n, 24, h / 4, w / 4]
        using Tensor second = Stage(1, stage2.call(pooled)); // [n, c, h / 8, w / 8]
        using Tensor third = Stage(2, stage3.call(second)); // [n, 2c, h / 16, w / 16]
        using Tensor fourth = Stage(3, stage4.call(third)); // [n, 4c, h / 32, w / 32]
        using Tensor last = conv5.call(fourth); // [n, 1024, h / 32, w / 32]
        return GlobalAverage.Pool(last); // [n, 1024]
    }

    public override Tensor Head(Tensor features) => fc.call(features);

    public override string ExportTrunk(NetworkExport export, string images)
    {
        nn.Module[] layers = [conv1, maxpool, stage2, stage3, stage4, conv5];
        return export.Average(layers.Aggregate(images, (x, layer) => export.Of(layer, x))); // [n, 1024]
    }

    public override string ExportHead(NetworkExport export, string features) => export.Of(fc, features); // [n, classes]

    protected override void InitializeLayer(string layerName, nn.Module layer, WeightInitializer initializer) => initializer.TorchDefault(layer);

    private static Chain Units(int inputs, int outputs, int units) =>
        Chain.Numbered([new ShuffleReduction(inputs, outputs), .. Enumerable.Range(1, units - 1).Select(_ => new ShuffleUnit(outputs))]);
}
