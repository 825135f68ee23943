using System.Collections.Immutable;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>
/// The deep-compressed SqueezeNet 1.0 of Caffe (github.com/songhan/SqueezeNet-Deep-Compression) in the names and for the input of torchvision's.
/// </summary>
/// <remarks>
/// Names: conv1, fireN/conv1x1_1 (squeeze), fireN/conv1x1_2 and fireN/conv3x3_2 (expand), conv_final. That network reads blue, green, red in 0 … 255 minus
/// 104, 117, 123; ours reads red, green, blue in 0 … 1, normalised. With x = (p / 255 − μ) / σ for a pixel value p, p − m = 255 σ x + (255 μ − m): the
/// factor goes into the weights of the first layer and the rest into its bias. This is exact because that layer does not pad. The last layer is not
/// exact: Caffe pads its input by one pixel and so averages a border of bias in, which shifts scores but belongs to the head that is replaced for
/// other classes anyway.
/// </remarks>
internal static class CaffeSqueezeNet
{
    private const string First = "conv1";

    private static readonly float[] MeansRgb = [123, 117, 104];

    private static readonly (string Caffe, string Ours)[] Layers =
    [
        (First, "features.0"),
        .. new[] { (2, 3), (3, 4), (4, 5), (5, 7), (6, 8), (7, 9), (8, 10), (9, 12) }.SelectMany(fire => new[]
        {
            ($"fire{fire.Item1}/conv1x1_1", $"features.{fire.Item2}.squeeze"),
            ($"fire{fire.Item1}/conv1x1_2", $"features.{fire.Item2}.expand1x1"),
            ($"fire{fire.Item1}/conv3x3_2", $"features.{fire.Item2}.expand3x3"),
        }),
        ("conv_final", "classifier.1"),
    ];

    /// <summary>Whether these are the names of that model.</summary>
    public static bool Recognizes(IReadOnlyDictionary<string, StoredTensor> tensors) =>
        Layers.All(layer => tensors.ContainsKey($"{layer.Caffe}.weight") && tensors.ContainsKey($"{layer.Caffe}.bias"));

    /// <summary>Renames all tensors and folds the input of that model into the first layer.</summary>
    public static ImmutableSortedDictionary<string, StoredTensor> Translate(IReadOnlyDictionary<string, StoredTensor> tensors, NetworkName target)
    {
        ImmutableSortedDictionary<string, StoredTensor>.Builder translated = ImmutableSortedDictionary.CreateBuilder<string, StoredTensor>(StringComparer.Ordinal);
        foreach ((string caffe, string ours) in Layers)
            foreach (string part in (string[])["weight", "bias"])
                translated[$"{ours}.{part}"] = tensors[$"{caffe}.{part}"];
        FoldInput(translated, target);
        return translated.ToImmutable();
    }

    private static void FoldInput(ImmutableSortedDictionary<string, StoredTensor>.Builder tensors, NetworkName target)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor bgr = TorchTensors.ToTorch(tensors["features.0.weight"]).to(ScalarType.Float64); // [96, 3, 7, 7]
        Tensor bias = TorchTensors.ToTorch(tensors["features.0.bias"]).to(ScalarType.Float64); // [96]
        Tensor rgb = bgr.flip(1); // [96, 3, 7, 7]
        Tensor scale = tensor(ImmutableCollectionsMarshal.AsArray(target.ChannelDeviations)!).to(ScalarType.Float64) * 255; // [3]
        Tensor shift = tensor(ImmutableCollectionsMarshal.AsArray(target.ChannelMeans)!).to(ScalarType.Float64) * 255 - tensor(MeansRgb); // [3]
        Tensor perChannel = rgb.sum([2, 3]); // [96, 3]
        tensors["features.0.weight"] = TorchTensors.FromTorch((rgb * scale.reshape(1, 3, 1, 1)).to(ScalarType.Float32));
        tensors["features.0.bias"] = TorchTensors.FromTorch((bias + perChannel.matmul(shift)).to(ScalarType.Float32));
    }
}
