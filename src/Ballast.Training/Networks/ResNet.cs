using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>ResNet of basic blocks (He et al. 2016, doi:10.1109/CVPR.2016.90) with the layer names of torchvision.</summary>
internal sealed class ResNet : NetworkModule
{
    private readonly Convolution conv1;
    private readonly BatchNormalization bn1;
    private readonly MaxPooling maxpool;
    private readonly Chain layer1;
    private readonly Chain layer2;
    private readonly Chain layer3;
    private readonly Chain layer4;
    private readonly nn.Module<Tensor, Tensor> fc;

    /// <summary>Builds the network.</summary>
    /// <param name="blocks">Blocks in each of the four stages: 2 2 2 2 for ResNet-18, 3 4 6 3 for ResNet-34.</param>
    /// <param name="options">The number of classes and the layer that scores them.</param>
    public ResNet(ReadOnlySpan<int> blocks, NetworkOptions options)
        : base(nameof(ResNet))
    {
        conv1 = new Convolution(new(3, 64, 7) { Stride = 2, Padding = 3 });
        bn1 = new BatchNormalization(64, Activation.Rectifier);
        maxpool = new MaxPooling(3, 2, 1);
        layer1 = Blocks(64, 64, 1, blocks[0]);
        layer2 = Blocks(64, 128, 2, blocks[1]);
        layer3 = Blocks(128, 256, 2, blocks[2]);
        layer4 = Blocks(256, 512, 2, blocks[3]);
        fc = ClassifierLayers.Create(512, options);
        register_module(nameof(conv1), conv1);
        register_module(nameof(bn1), bn1);
        register_module(nameof(maxpool), maxpool);
        register_module(nameof(layer1), layer1);
        register_module(nameof(layer2), layer2);
        register_module(nameof(layer3), layer3);
        register_module(nameof(layer4), layer4);
        register_module(nameof(fc), fc);
    }

    public override int MixingDepths => 5;

    public override Tensor Trunk(Tensor images)
    {
        using Tensor filtered = conv1.call(images); // [n, 64, h / 2, w / 2]
        using Tensor stem = bn1.call(filtered); // [n, 64, h / 2, w / 2]
        using Tensor pooled = maxpool.call(stem); // [n, 64, h / 4, w / 4]
        using Tensor first = Stage(1, layer1.call(pooled)); // [n, 64, h / 4, w / 4]
        using Tensor second = Stage(2, layer2.call(first)); // [n, 128, h / 8, w / 8]
        using Tensor third = Stage(3, layer3.call(second)); // [n, 256, h / 16, w / 16]
        using Tensor fourth = Stage(4, layer4.call(third)); // [n, 512, h / 32, w / 32]
        return GlobalAverage.Pool(fourth); // [n, 512]
    }

    public override Tensor Head(Tensor features) => fc.call(features);

    public override string ExportTrunk(NetworkExport export, string images)
    {
        nn.Module[] layers = [conv1, bn1, maxpool, layer1, layer2, layer3, layer4];
        return export.Average(layers.Aggregate(images, (x, layer) => export.Of(layer, x))); // [n, 512]
    }

    public override string ExportHead(NetworkExport export, string features) => export.Of(fc, features); // [n, classes]

    protected override void InitializeLayer(string layerName, nn.Module layer, WeightInitializer initializer)
    {
        if (layer is Convolution) initializer.HeNormalFanOut(layer);
        else initializer.TorchDefault(layer);
    }

    private static Chain Blocks(int inputs, int outputs, int stride, int blocks) =>
        Chain.Numbered([new ResidualBlock(inputs, outputs, stride), .. Enumerable.Range(1, blocks - 1).Select(_ => new ResidualBlock(outputs, outputs, 1))]);
}
