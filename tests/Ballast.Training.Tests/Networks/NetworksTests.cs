using Ballast.Core;
using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

public sealed class NetworksTests
{
    public static TheoryData<string> Spellings() => [.. NetworkName.All.Select(name => name.Spelling)];

    [Fact]
    public void The_notebook_network_has_1_732_292_parameters()
    {
        // 896 + 18,496 + 73,856 + 1,638,528 + 516, as the notebook prints.
        using Network network = Networks.Create(NetworkName.NotebookCnn, new NetworkOptions { Classes = 4 });
        Assert.Equal(1_732_292, network.ParameterCount);
    }

    [Fact]
    public void Shufflenet_v2_is_the_half_width_network()
    {
        using Network network = Networks.Create(NetworkName.ShuffleNetV2, new NetworkOptions { Classes = 15 });
        Assert.Equal(341_792 + 15 * 1025, network.ParameterCount);
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Equal_seeds_give_equal_weights_and_other_seeds_give_others(string spelling)
    {
        using Network first = Create(spelling, 7);
        using Network second = Create(spelling, 7);
        using Network other = Create(spelling, 8);
        Dictionary<string, Tensor> wanted = first.Module.state_dict();
        foreach ((string name, Tensor tensor) in second.Module.state_dict()) Assert.True(tensor.eq(wanted[name]).all().item<bool>(), name);
        string drawn = first.Module.named_parameters().First().name;
        Assert.False(other.Module.state_dict()[drawn].eq(wanted[drawn]).all().item<bool>());
    }

    [Fact]
    public void Creating_a_network_leaves_the_global_generator_as_it_was()
    {
        manual_seed(1);
        using Tensor wanted = rand(3);
        manual_seed(1);
        using Network network = Create("shufflenet_v2", 7);
        using Tensor drawn = rand(3);
        Assert.Equal(wanted.data<float>().ToArray(), drawn.data<float>().ToArray());
    }

    [Theory]
    [InlineData("resnet18", "layer4.1.conv2.weight", 0.0208)] // √(2 / (512 · 9))
    [InlineData("mobilenet_v3_small", "classifier.3.weight", 0.01)]
    [InlineData("mobilenet_v3_small", "features.12.0.weight", 0.0589)] // √(2 / 576)
    [InlineData("shufflenet_v2", "conv5.0.weight", 0.0417)] // 1 / √192 / √3
    [InlineData("squeezenet1_0", "features.12.expand3x3.weight", 0.0589)] // √(6 / (64 · 9)) / √3
    [InlineData("squeezenet1_0", "classifier.1.weight", 0.01)]
    [InlineData("notebook_cnn", "features.conv3.weight", 0.0340)] // √(6 / (64 · 9 + 128 · 9)) / √3
    public void Starting_weights_have_mean_zero_and_the_deviation_of_their_rule(string spelling, string layer, double deviation)
    {
        using Network network = Create(spelling, 3);
        using DisposeScope scope = NewDisposeScope();
        Tensor weight = network.Module.get_parameter(layer)!;
        // The deviation of k draws is known within some 1 / √(2 k): 5 % holds for the 5,000 draws of the smallest layer here.
        Assert.Equal(1, weight.std().item<float>() / deviation, 0.05);
        Assert.Equal(0, weight.mean().item<float>() / deviation, 0.05);
    }

    [Fact]
    public void A_new_classifier_leaves_all_other_layers_alone()
    {
        using Network network = Create("resnet18", 1);
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> before = network.Module.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.clone());
        network.ResetClassifier(2);
        string[] changed = [.. network.Module.state_dict().Where(entry => !entry.Value.eq(before[entry.Key]).all().item<bool>()).Select(entry => entry.Key)];
        Assert.Equal(["fc.weight", "fc.bias"], changed);
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public void The_classifier_layer_is_the_only_one_that_depends_on_the_classes(string spelling)
    {
        using Network three = Networks.Create(NetworkName.Parse(spelling), new NetworkOptions { Classes = 3 });
        using Network five = Networks.Create(NetworkName.Parse(spelling), new NetworkOptions { Classes = 5 });
        Dictionary<string, Tensor> shapes = five.Module.state_dict();
        string[] differing = [.. three.Module.state_dict().Where(entry => !entry.Value.shape.SequenceEqual(shapes[entry.Key].shape)).Select(entry => entry.Key)];
        Assert.Equal([$"{three.Name.ClassifierLayer}.weight", $"{three.Name.ClassifierLayer}.bias"], differing);
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public void The_smallest_image_is_read_and_gives_a_row_of_features(string spelling)
    {
        using DisposeScope scope = NewDisposeScope();
        NetworkName name = NetworkName.Parse(spelling);
        using Network network = Networks.Create(name, new NetworkOptions { Classes = 3, ImageSizePixels = name.MinimumImageSizePixels });
        network.Module.eval();
        Tensor images = zeros(2, 3, name.MinimumImageSizePixels, name.MinimumImageSizePixels);
        Assert.Equal([2, 3], network.Module.call(images).shape);
        Assert.Equal(2, network.Module.Embed(images).dim());
    }

    [Fact]
    public void Images_that_are_too_small_are_refused()
    {
        BallastException failure = Assert.Throws<BallastException>(() => Networks.Create(NetworkName.ResNet18, new NetworkOptions { Classes = 3, ImageSizePixels = 16 }));
        Assert.Equal("Images of 16 pixels are too small for resnet18, which reads 32 pixels or more. Raise the image size.", failure.Message);
    }

    private static Network Create(string spelling, uint seed) => Networks.Create(NetworkName.Parse(spelling), new NetworkOptions { Classes = 3, Seed = seed });
}
