using Ballast.Core;

namespace Ballast.Training.Tests;

public sealed class NetworkNameTests
{
    [Fact]
    public void The_list_of_spellings_is_closed() => Assert.Equal(
        ["shufflenet_v2", "shufflenet_v2_x0_5", "shufflenet_v2_x1_0", "resnet18", "resnet34", "mobilenet_v3_small", "squeezenet1_0", "notebook_cnn"],
        NetworkName.All.Select(name => name.Spelling));

    [Fact]
    public void Each_spelling_finds_its_network() => Assert.All(NetworkName.All, name => Assert.Same(name, NetworkName.Parse(name.Spelling)));

    [Fact]
    public void An_unknown_spelling_is_refused_with_the_choices_and_the_nearest()
    {
        BallastException failure = Assert.Throws<BallastException>(() => NetworkName.Parse("resnet-18"));
        Assert.Equal(
            "Unknown network 'resnet-18'. Did you mean 'resnet18'? The networks are shufflenet_v2, shufflenet_v2_x0_5, shufflenet_v2_x1_0, "
            + "resnet18, resnet34, mobilenet_v3_small, squeezenet1_0, notebook_cnn.",
            failure.Message);
    }

    [Fact]
    public void Images_are_normalised_by_imagenet_except_for_the_notebook_network()
    {
        Assert.Equal([0.485f, 0.456f, 0.406f], NetworkName.ShuffleNetV2.ChannelMeans);
        Assert.Equal([0.229f, 0.224f, 0.225f], NetworkName.ShuffleNetV2.ChannelDeviations);
        Assert.Equal(224, NetworkName.ShuffleNetV2.ImageSizePixels);
        Assert.Equal([0f, 0f, 0f], NetworkName.NotebookCnn.ChannelMeans);
        Assert.Equal([1f, 1f, 1f], NetworkName.NotebookCnn.ChannelDeviations);
        Assert.Equal(80, NetworkName.NotebookCnn.ImageSizePixels);
    }
}
