using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Training;

/// <summary>A network that Ballast can train: its spelling on the command line and what its input looks like.</summary>
public sealed class NetworkName
{
    private readonly Func<NetworkOptions, NetworkModule> build;

    private NetworkName(string spelling, string classifierLayer, Func<NetworkOptions, NetworkModule> build)
    {
        Spelling = spelling;
        ClassifierLayer = classifierLayer;
        this.build = build;
    }

    /// <summary><c>shufflenet_v2</c>: ShuffleNet V2 ×0.5, which is what the tomato-leaf experiments call by this name.</summary>
    public static NetworkName ShuffleNetV2 { get; } = new("shufflenet_v2", "fc", options => new ShuffleNet(48, options)) { GigaMultiplyAdds = 0.04 };

    /// <summary><c>shufflenet_v2_x0_5</c>: ShuffleNet V2 ×0.5, 0.34 million parameters and one classifier row a class.</summary>
    public static NetworkName ShuffleNetV2X05 { get; } = new("shufflenet_v2_x0_5", "fc", options => new ShuffleNet(48, options)) { GigaMultiplyAdds = 0.04 };

    /// <summary><c>shufflenet_v2_x1_0</c>: ShuffleNet V2 ×1.0, 1.25 million parameters and one classifier row a class.</summary>
    public static NetworkName ShuffleNetV2X10 { get; } = new("shufflenet_v2_x1_0", "fc", options => new ShuffleNet(116, options)) { GigaMultiplyAdds = 0.14 };

    /// <summary><c>resnet18</c>: ResNet with 18 layers, 11.2 million parameters.</summary>
    public static NetworkName ResNet18 { get; } = new("resnet18", "fc", options => new ResNet([2, 2, 2, 2], options)) { GigaMultiplyAdds = 1.81 };

    /// <summary><c>resnet34</c>: ResNet with 34 layers, 21.3 million parameters.</summary>
    public static NetworkName ResNet34 { get; } = new("resnet34", "fc", options => new ResNet([3, 4, 6, 3], options)) { GigaMultiplyAdds = 3.66 };

    /// <summary><c>mobilenet_v3_small</c>: MobileNetV3-small, 1.5 million parameters.</summary>
    public static NetworkName MobileNetV3Small { get; } = new("mobilenet_v3_small", "classifier.3", options => new MobileNet(options)) { GigaMultiplyAdds = 0.06 };

    /// <summary><c>squeezenet1_0</c>: SqueezeNet 1.0, 0.74 million parameters.</summary>
    public static NetworkName SqueezeNet10 { get; } = new("squeezenet1_0", "classifier.1", options => new SqueezeNet(options)) { GigaMultiplyAdds = 0.82 };

    /// <summary><c>notebook_cnn</c>: the three-layer network of the notebook "Managing Class Imbalance", 1,732,292 parameters for 4 classes.</summary>
    /// <remarks>Reads 80 × 80 images with values 0 … 1. The only network whose weights depend on the size of the images.</remarks>
    public static NetworkName NotebookCnn { get; } =
        new("notebook_cnn", "classifier.dense2", options => new NotebookNetwork(options))
        {
            ImageSizePixels = 80,
            GigaMultiplyAdds = 0.52,
            MinimumImageSizePixels = 8,
            ChannelMeans = [0, 0, 0],
            ChannelDeviations = [1, 1, 1],
        };

    /// <summary>All networks, in the order in which help lists them.</summary>
    public static ImmutableArray<NetworkName> All { get; } =
        [ShuffleNetV2, ShuffleNetV2X05, ShuffleNetV2X10, ResNet18, ResNet34, MobileNetV3Small, SqueezeNet10, NotebookCnn];

    /// <summary>The name on the command line and in run folders.</summary>
    public string Spelling { get; }

    /// <summary>The width and height for which the network was designed; 224 unless stated.</summary>
    public int ImageSizePixels { get; private init; } = 224;

    /// <summary>The smallest width and height that the network can read; 32 unless stated.</summary>
    public int MinimumImageSizePixels { get; private init; } = 32;

    /// <summary>What to subtract from red, green and blue (0 … 1) before the network reads them; the means of ImageNet unless stated.</summary>
    public ImmutableArray<float> ChannelMeans { get; private init; } = [0.485f, 0.456f, 0.406f];

    /// <summary>What to divide red, green and blue by after the means are subtracted; the standard deviations of ImageNet unless stated.</summary>
    public ImmutableArray<float> ChannelDeviations { get; private init; } = [0.229f, 0.224f, 0.225f];

    /// <summary>The layer that scores the classes: the only one whose shape depends on how many there are.</summary>
    public string ClassifierLayer { get; }

    /// <summary>Multiplications and additions of one forward pass over a 224 × 224 image, in 10⁹; it grows with the image's area.</summary>
    internal double GigaMultiplyAdds { get; private init; }

    /// <summary>Finds a network by its spelling.</summary>
    /// <param name="spelling">The spelling, letter by letter, for example <c>resnet18</c>.</param>
    /// <exception cref="BallastException">There is no such network; the message lists all and names the nearest.</exception>
    public static NetworkName Parse(string spelling)
    {
        ArgumentNullException.ThrowIfNull(spelling);
        foreach (NetworkName name in All)
            if (name.Spelling == spelling)
                return name;
        string nearest = NearestName.Of(spelling, All.Select(name => name.Spelling));
        throw new BallastException($"Unknown network '{spelling}'. Did you mean '{nearest}'? The networks are {string.Join(", ", All)}.");
    }

    /// <inheritdoc/>
    public override string ToString() => Spelling;

    internal NetworkModule Build(NetworkOptions options) => build(options);
}
