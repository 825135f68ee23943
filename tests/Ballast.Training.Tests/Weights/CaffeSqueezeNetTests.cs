using System.Collections.Immutable;
using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

public sealed class CaffeSqueezeNetTests
{
    [Fact]
    public void The_first_layer_sees_normalised_red_green_blue_as_it_saw_blue_green_red_minus_means()
    {
        using Draws draws = new();
        using DisposeScope scope = NewDisposeScope();
        manual_seed(3);
        Tensor weight = draws.Normal(96, 3, 7, 7) * 0.02;
        Tensor bias = draws.Normal(96);
        ImmutableSortedDictionary<string, StoredTensor> ours = CaffeSqueezeNet.Translate(Model(weight, bias), NetworkName.SqueezeNet10);

        Tensor rgb = draws.Below(256, 1, 3, 31, 31).to(ScalarType.Float32);
        Tensor caffeInput = rgb.flip(1) - tensor(new float[] { 104, 117, 123 }).reshape(1, 3, 1, 1);
        Tensor mean = tensor(NetworkName.SqueezeNet10.ChannelMeans.ToArray()).reshape(1, 3, 1, 1);
        Tensor deviation = tensor(NetworkName.SqueezeNet10.ChannelDeviations.ToArray()).reshape(1, 3, 1, 1);
        Tensor wanted = nn.functional.conv2d(caffeInput, weight, bias, [2L, 2L]);
        Tensor actual = nn.functional.conv2d(
            (rgb / 255 - mean) / deviation, TorchTensors.ToTorch(ours["features.0.weight"]), TorchTensors.ToTorch(ours["features.0.bias"]), [2L, 2L]);
        // 147 products of float32, of size 100: rounding reaches some 1e-4.
        Assert.InRange((wanted - actual).abs().max().item<float>(), 0, 1e-3f);
    }

    [Fact]
    public void Names_of_another_model_are_not_recognized() =>
        Assert.False(CaffeSqueezeNet.Recognizes(new Dictionary<string, StoredTensor> { ["conv1.weight"] = new(TensorType.U8, [], new byte[1]) }));

    private static Dictionary<string, StoredTensor> Model(Tensor weight, Tensor bias)
    {
        StoredTensor any = new(TensorType.U8, [], new byte[1]);
        Dictionary<string, StoredTensor> model = new() { ["conv1.weight"] = TorchTensors.FromTorch(weight), ["conv1.bias"] = TorchTensors.FromTorch(bias) };
        string[] layers = [.. Enumerable.Range(2, 8).SelectMany(fire => new[] { $"fire{fire}/conv1x1_1", $"fire{fire}/conv1x1_2", $"fire{fire}/conv3x3_2" }), "conv_final"];
        foreach (string layer in layers) (model[$"{layer}.weight"], model[$"{layer}.bias"]) = (any, any);
        Assert.True(CaffeSqueezeNet.Recognizes(model));
        return model;
    }
}
