using System.Collections.Immutable;
using System.Text.Json;
using Ballast.Core;
using Microsoft.ML.OnnxRuntime;
using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

public sealed class OnnxExportTests
{
    private const int Classes = 3;

    // Sums of some thousand products of 32-bit floats in another order: the difference of two correct programs is below a hundredth of this.
    private const double Tolerance = 1e-4;

    public static TheoryData<string> Spellings() => [.. NetworkName.All.Select(name => name.Spelling)];

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Onnx_runtime_gives_the_same_logits_for_one_image_and_for_five(string spelling)
    {
        using DisposeScope scope = NewDisposeScope();
        using Draws draws = new(7);
        using Classifier classifier = Moved(spelling, draws);
        using TemporaryFile file = new();
        classifier.ExportOnnx(file.Path);
        using OnnxRun run = new(file.Path);
        foreach (int batch in (int[])[1, 5])
        {
            Tensor images = draws.Normal(batch, 3, classifier.ImageSizePixels, classifier.ImageSizePixels);
            float[] wanted = LogitsOf(classifier, images);
            AssertClose(wanted, run.Of(images));
            Assert.True(wanted.Max() - wanted.Min() > 0.01, "Logits that are all alike prove nothing.");
        }
    }

    [Theory]
    [InlineData("squeezenet1_0", 50)]
    [InlineData("squeezenet1_0", 75)]
    [InlineData("resnet18", 47)]
    [InlineData("shufflenet_v2_x0_5", 65)]
    [InlineData("mobilenet_v3_small", 33)]
    [InlineData("notebook_cnn", 27)]
    public void Sizes_that_do_not_divide_evenly_are_rounded_as_in_training(string spelling, int side)
    {
        using DisposeScope scope = NewDisposeScope();
        using Draws draws = new(8);
        using Classifier classifier = Moved(spelling, draws, side);
        using TemporaryFile file = new();
        classifier.ExportOnnx(file.Path);
        using OnnxRun run = new(file.Path);
        Tensor images = draws.Normal(2, 3, side, side);
        AssertClose(LogitsOf(classifier, images), run.Of(images));
    }

    [Theory]
    [InlineData("shufflenet_v2_x0_5")]
    [InlineData("notebook_cnn")]
    public void Bytes_and_colours_from_0_to_1_are_normalised_in_the_file(string spelling)
    {
        using DisposeScope scope = NewDisposeScope();
        using Draws draws = new(9);
        using Classifier classifier = Moved(spelling, draws, 32);
        using TemporaryFile file = new();
        Tensor bytes = draws.Below(256, 2, 3, 32, 32).to(ScalarType.Byte); // [2, 3, 32, 32]
        Tensor unit = bytes.to(ScalarType.Float32) / 255; // [2, 3, 32, 32]
        Tensor means = tensor(classifier.Network.ChannelMeans.ToArray()).reshape(1, 3, 1, 1), deviations = tensor(classifier.Network.ChannelDeviations.ToArray()).reshape(1, 3, 1, 1);
        float[] wanted = LogitsOf(classifier, (unit - means) / deviations);
        classifier.ExportOnnx(file.Path, new OnnxExportOptions { Input = OnnxInput.ByteRgb });
        using (OnnxRun run = new(file.Path)) AssertClose(wanted, run.OfBytes(bytes));
        classifier.ExportOnnx(file.Path, new OnnxExportOptions { Input = OnnxInput.UnitRgb });
        using (OnnxRun run = new(file.Path)) AssertClose(wanted, run.Of(unit));
    }

    [Fact]
    public void Probabilities_are_the_softmax_of_the_logits_and_both_are_given()
    {
        using DisposeScope scope = NewDisposeScope();
        using Draws draws = new(10);
        using Classifier classifier = Moved("notebook_cnn", draws, 16);
        using TemporaryFile file = new();
        classifier.ExportOnnx(file.Path, new OnnxExportOptions { Output = OnnxOutput.LogitsAndProbabilities });
        using OnnxRun run = new(file.Path);
        Assert.Equal(["logits", "probabilities"], run.Session.OutputMetadata.Keys.Order());
        Tensor images = draws.Normal(4, 3, 16, 16);
        float[] logits = run.Of(images), probabilities = run.Of(images, "probabilities");
        for (int row = 0; row < 4; row++)
        {
            double sum = Enumerable.Range(0, Classes).Sum(c => Math.Exp(logits[row * Classes + c]));
            for (int c = 0; c < Classes; c++) Assert.Equal(Math.Exp(logits[row * Classes + c]) / sum, probabilities[row * Classes + c], 1e-6);
        }
    }

    [Fact]
    public void The_file_tells_classes_network_normalisation_and_what_the_classifier_knows()
    {
        using Draws draws = new(11);
        using Classifier classifier = Moved("resnet18", draws);
        using TemporaryFile file = new();
        classifier.ExportOnnx(file.Path, new OnnxExportOptions { ClassNames = ClassNames.InGivenOrder(["wasp", "bee", "wäsp"]), Input = OnnxInput.UnitRgb });
        using OnnxRun run = new(file.Path);
        ModelMetadata metadata = run.Session.ModelMetadata;
        Assert.Equal("Ballast", metadata.ProducerName);
        Assert.Equal("resnet18", metadata.GraphName);
        Dictionary<string, string> texts = metadata.CustomMetadataMap;
        Assert.Equal(["wasp", "bee", "wäsp"], JsonSerializer.Deserialize<string[]>(texts["class_names"])!);
        Assert.Equal("[0.485,0.456,0.406]", texts["channel_means"]);
        Assert.Equal("[0.229,0.224,0.225]", texts["channel_deviations"]);
        Assert.Equal("resnet18", texts["network"]);
        Assert.Equal("32", texts["image_size"]);
        Assert.Equal("unit_rgb", texts["input"]);
        Assert.Equal("{\"epochs\":3}", texts["training_settings"]);
        Assert.Equal([-1, 3, 32, 32], run.Session.InputMetadata["images"].Dimensions);
        Assert.Equal(["batch", "", "", ""], run.Session.InputMetadata["images"].SymbolicDimensions);
        Assert.Equal([-1, Classes], run.Session.OutputMetadata["logits"].Dimensions);
    }

    [Fact]
    public void Names_for_another_number_of_classes_are_refused()
    {
        using Draws draws = new(12);
        using Classifier classifier = Moved("notebook_cnn", draws, 16);
        ArgumentException failure = Assert.Throws<ArgumentException>(() => classifier.ExportOnnx("unused", new OnnxExportOptions { ClassNames = new ClassNames(["a", "b"]) }));
        Assert.Equal("The network has 3 classes, but 2 names were given. (Parameter 'options')", failure.Message);
        Assert.False(File.Exists("unused"));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        using Draws draws = new(13);
        using Classifier classifier = Moved("notebook_cnn", draws, 16);
        using TemporaryFile file = new();
        string path = Path.Combine(file.Path, "model.onnx");
        BallastException failure = Assert.Throws<BallastException>(() => classifier.ExportOnnx(path));
        Assert.Equal($"{path}: cannot be written. Could not find a part of the path '{path}.partial'.", failure.Message);
    }

    [Fact]
    public void Constants_go_by_the_names_of_the_weights_and_a_layer_without_export_is_named()
    {
        using Draws draws = new(14);
        using Network network = Networks.Create(NetworkName.ResNet18, new NetworkOptions { Classes = Classes, ImageSizePixels = 32 });
        var model = OnnxExport.Of(network, ImmutableSortedDictionary<string, string>.Empty, new OnnxExportOptions());
        string[] state = [.. network.CaptureState().Keys.Where(name => !name.EndsWith("num_batches_tracked", StringComparison.Ordinal))];
        Assert.Equal(state.Order(StringComparer.Ordinal), model.Graph.Constants.Select(constant => constant.Name).Order(StringComparer.Ordinal));
        using nn.Module<Tensor, Tensor> foreign = nn.Identity();
        NotSupportedException failure = Assert.Throws<NotSupportedException>(() => new NetworkExport(model.Graph, network.Module).Of(foreign, "images"));
        Assert.Equal("A layer of type Identity cannot be exported. Let it implement IExported.", failure.Message);
    }

    [Fact]
    public void Exporting_leaves_no_tensor_behind()
    {
        using Draws draws = new(15);
        using Classifier classifier = Moved("shufflenet_v2", draws);
        using TemporaryFile file = new();
        classifier.ExportOnnx(file.Path);
        using DisposeScope scope = NewDisposeScope();
        classifier.ExportOnnx(file.Path);
        Assert.Equal(0, scope.DisposablesCount);
    }

    /// <summary>A classifier whose weights and running statistics are all away from where a new network has them.</summary>
    private static Classifier Moved(string spelling, Draws draws, int? side = null)
    {
        NetworkName name = NetworkName.Parse(spelling);
        int size = side ?? Math.Max(32, name.MinimumImageSizePixels);
        Network network = Networks.Create(name, new NetworkOptions { Classes = Classes, ImageSizePixels = size });
        using DisposeScope scope = NewDisposeScope();
        using IDisposable frozen = no_grad();
        foreach ((string key, Tensor value) in network.Module.state_dict())
        {
            if (key.EndsWith("running_var", StringComparison.Ordinal)) value.copy_(0.5 + draws.Uniform(value.shape));
            else if (key.EndsWith("running_mean", StringComparison.Ordinal)) value.copy_(0.2 * draws.Normal(value.shape));
            else if (value.dim() == 1) value.copy_((key.EndsWith("bias", StringComparison.Ordinal) ? 0 : 1) + 0.2 * draws.Normal(value.shape));
        }

        return new Classifier(network, ImmutableSortedDictionary<string, string>.Empty.Add("training_settings", "{\"epochs\":3}"));
    }

    private static float[] LogitsOf(Classifier classifier, Tensor images)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable frozen = no_grad();
        NetworkModule module = classifier.Trained.Module;
        module.eval();
        return module.call(ChannelsLast.Of(images)).contiguous().data<float>().ToArray();
    }

    private static void AssertClose(float[] wanted, float[] given)
    {
        Assert.Equal(wanted.Length, given.Length);
        for (int i = 0; i < wanted.Length; i++) Assert.Equal(wanted[i], given[i], Tolerance);
    }
}
