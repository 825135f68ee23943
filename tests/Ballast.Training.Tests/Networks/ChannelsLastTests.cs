using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

public sealed class ChannelsLastTests
{
    public static TheoryData<string> Spellings() => [.. NetworkName.All.Select(name => name.Spelling)];

    [Fact]
    public void The_layout_changes_and_the_values_stay()
    {
        using Tensor images = arange(2 * 3 * 4 * 5).reshape(2, 3, 4, 5);
        using Tensor last = ChannelsLast.Of(images);
        Assert.False(ChannelsLast.Holds(images));
        Assert.True(ChannelsLast.Holds(last));
        Assert.Equal([60, 1, 15, 3], last.stride()); // height · width · channels, 1, width · channels, channels
        Assert.True(last.eq(images).all().item<bool>());
    }

    [Fact]
    public void A_parameter_keeps_its_identity()
    {
        using Convolution layer = new(new(3, 4, 3));
        TorchSharp.Modules.Parameter before = layer.get_parameter("weight")!;
        ChannelsLast.Convert(layer);
        Assert.Same(before, layer.get_parameter("weight"));
        Assert.True(ChannelsLast.Holds(before));
        Assert.True(before.requires_grad);
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Every_layer_hands_on_images_that_lie_channels_last(string spelling)
    {
        using DisposeScope scope = NewDisposeScope();
        using Network network = Networks.Create(NetworkName.Parse(spelling), new NetworkOptions { Classes = 3, ImageSizePixels = 64 });
        List<string> lost = [];
        int seen = 0;
        foreach ((string name, nn.Module module) in network.Module.named_modules())
        {
            if (module is not nn.Module<Tensor, Tensor> layer) continue;
            layer.register_forward_hook((_, _, output) =>
            {
                seen++;
                if (output.dim() == 4 && !ChannelsLast.Holds(output)) lost.Add($"{name} [{string.Join(", ", output.shape)}] strides [{string.Join(", ", output.stride())}]");
                return output;
            });
        }

        network.Module.call(ChannelsLast.Of(zeros(4, 3, 64, 64))).sum().backward();
        // While training some layers are computed together; evaluation calls each.
        network.Module.eval();
        network.Module.call(ChannelsLast.Of(zeros(4, 3, 64, 64)));
        Assert.True(seen >= network.Module.named_modules().Count(), $"{seen} layers ran.");
        Assert.Empty(lost);
    }

    [Fact]
    public void Gradients_of_weights_lie_as_the_weights_do()
    {
        using Draws draws = new();
        using DisposeScope scope = NewDisposeScope();
        using Network network = Networks.Create(NetworkName.ShuffleNetV2, new NetworkOptions { Classes = 3 });
        network.Module.call(ChannelsLast.Of(draws.Uniform(4, 3, 64, 64))).sum().backward();
        Assert.All(network.Module.named_parameters().Where(entry => entry.parameter.dim() == 4), entry => Assert.True(ChannelsLast.Holds(entry.parameter.grad!), entry.name));
    }
}
