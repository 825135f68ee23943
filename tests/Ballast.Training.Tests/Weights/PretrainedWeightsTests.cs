using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Vision;
using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

public sealed class PretrainedWeightsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void All_but_the_classifier_goes_into_a_network_for_other_classes()
    {
        using Draws draws = new();
        using Network source = Create(NetworkName.ShuffleNetV2, 5, 1);
        string path = Save(source.CaptureState());
        using Network target = Create(NetworkName.ShuffleNetV2, 3, 2);
        TransferReport report = PretrainedWeights.Load(target, path);
        Assert.Equal("Transferred 336 of 338 tensors; other shapes: fc.bias, fc.weight.", report.ToString());
        Assert.Equal(336, report.Transferred);
        Assert.Equal(338, report.Total);
        Assert.Empty(report.Missing);
        Assert.Empty(report.Unused);
        Assert.Equal("fc.weight [5, 1024] in the file, [3, 1024] in the network", report.Mismatched[1].ToString());
        using DisposeScope scope = NewDisposeScope();
        Tensor images = draws.Uniform(2, 3, 64, 64);
        source.Module.eval();
        target.Module.eval();
        Assert.True(source.Module.Embed(images).eq(target.Module.Embed(images)).all().item<bool>());
    }

    [Fact]
    public void Half_precision_and_the_prefix_of_parallel_training_are_understood()
    {
        using Network source = Create(NetworkName.ShuffleNetV2, 3, 1);
        using DisposeScope scope = NewDisposeScope();
        string path = Save(source.Module.state_dict().ToDictionary(
            entry => "module." + entry.Key, entry => TorchTensors.FromTorch(entry.Value.to(ScalarType.Float16))));
        using Network target = Create(NetworkName.ShuffleNetV2, 3, 2);
        Assert.Equal("Transferred 338 of 338 tensors.", PretrainedWeights.Load(target, path).ToString());
        Tensor wanted = source.Module.get_parameter("fc.weight")!.to(ScalarType.Float16).to(ScalarType.Float32);
        Assert.True(target.Module.get_parameter("fc.weight")!.eq(wanted).all().item<bool>());
        Assert.Equal(ScalarType.Float32, target.Module.get_parameter("fc.weight")!.dtype);
    }

    [Fact]
    public void A_pytorch_file_is_known_by_its_content_and_what_is_left_over_is_listed()
    {
        string path = folder.At("weights.safetensors");
        File.Copy(TestFiles.Resource("checkpoints/linear_head.pth"), path);
        using Network network = Create(NetworkName.ResNet18, 2, 1);
        TransferReport report = PretrainedWeights.Load(network, path);
        Assert.Equal(1, report.Transferred);
        Assert.Equal(["other.weight"], report.Unused);
        Assert.Equal(121, report.Missing.Length);
        Assert.StartsWith("Transferred 1 of 122 tensors; not in the file: bn1.bias, bn1.num_batches_tracked, bn1.running_mean, bn1.running_var and 117 more;", report.ToString(), StringComparison.Ordinal);
        using Tensor bias = network.Module.get_parameter("fc.bias")!.detach();
        Assert.Equal([0.25f, -0.5f], bias.data<float>().ToArray());
    }

    [Fact]
    public void Weights_of_another_network_are_refused_although_some_names_are_the_same()
    {
        using Network source = Create(NetworkName.NotebookCnn, 3, 1);
        string path = Save(source.CaptureState());
        using Network target = Create(NetworkName.ResNet18, 3, 1);
        BallastException failure = Assert.Throws<BallastException>(() => PretrainedWeights.Load(target, path));
        Assert.Equal(
            $"{path}: none of its 10 tensors fits resnet18 by name and shape. "
            + "The file has classifier.dense1.bias [128], classifier.dense1.weight [128, 12800], classifier.dense2.bias [3], …; "
            + "the network needs conv1.weight [64, 3, 7, 7], bn1.weight [64], bn1.bias [64], …. Give weights of resnet18.",
            failure.Message);
    }

    [Fact]
    public void A_file_that_is_neither_kind_is_refused()
    {
        string path = folder.At("notes.txt");
        File.WriteAllText(path, "no weights");
        using Network network = Create(NetworkName.ShuffleNetV2, 3, 1);
        BallastException failure = Assert.Throws<BallastException>(() => PretrainedWeights.Load(network, path));
        Assert.Equal($"{path}: neither a safetensors file nor a PyTorch file. Give weights in one of these formats.", failure.Message);
    }

    [Fact]
    public void The_small_residual_networks_at_hand_do_not_fit_resnet18()
    {
        string path = TestFiles.Shared("weights/resnet-cifar10/resnet20-12fca82f.safetensors");
        using Network network = Create(NetworkName.ResNet18, 10, 1);
        BallastException failure = Assert.Throws<BallastException>(() => PretrainedWeights.Load(network, path));
        Assert.Contains("fits resnet18 by name and shape. The file has bn1.bias [16], ", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eagle.jpg", new[] { 21, 22 })] // kite, bald eagle
    [InlineData("dog.jpg", new[] { 248, 249, 250, 537 })] // Eskimo dog, malamute, Siberian husky, dogsled
    public void The_deep_compressed_squeezenet_sees_what_is_in_a_picture(string picture, int[] classes)
    {
        string path = TestFiles.Shared("weights/squeezenet1.0-deepcompressed/squeezenet1_0_deepcompressed.fp16.safetensors");
        string image = TestFiles.Shared($"weights/sample-images/{picture}");
        using DisposeScope scope = NewDisposeScope();
        using Network network = Networks.Create(NetworkName.SqueezeNet10, new NetworkOptions { Classes = 1000, ImageSizePixels = 227 });
        Assert.Equal("Transferred 52 of 52 tensors.", PretrainedWeights.Load(network, path).ToString());
        network.Module.eval();
        using IDisposable frozen = no_grad();
        long best = network.Module.call(Picture(image, network.Name)).argmax(1).item<long>();
        Assert.Contains((int)best, classes);
    }

    private static Tensor Picture(string path, NetworkName name)
    {
        byte[] pixels = new byte[227 * 227 * 3];
        ImageFile.ReadRgb(path, 227, pixels);
        Tensor values = tensor(pixels).reshape(227, 227, 3).to(ScalarType.Float32) / 255;
        Tensor normalized = (values - tensor(name.ChannelMeans.ToArray())) / tensor(name.ChannelDeviations.ToArray());
        return normalized.permute(2, 0, 1).unsqueeze(0); // [1, 3, 227, 227]
    }

    private string Save(IEnumerable<KeyValuePair<string, StoredTensor>> tensors)
    {
        string path = folder.At("weights.bin");
        new SafeTensors(tensors).Save(path);
        return path;
    }

    private static Network Create(NetworkName name, int classes, uint seed) => Networks.Create(name, new NetworkOptions { Classes = classes, Seed = seed });
}
