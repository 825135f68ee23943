using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

/// <summary>The networks against torchvision 0.14: tests/reference/torchvision_networks.py wrote the expected numbers.</summary>
public sealed class TorchvisionReferenceTests
{
    // float32 sums over some 50 layers, in another order than in torch 1.13: errors of 1e-5 of the largest value are seen, ten times that is allowed.
    private const double SingleTolerance = 1e-4;

    // The same in float64, gradients included.
    private const double DoubleTolerance = 1e-9;

    private static readonly JsonElement[] References = Read();

    public static TheoryData<string, int> Cases()
    {
        TheoryData<string, int> cases = [];
        foreach (JsonElement reference in References) cases.Add(reference.GetProperty("network").GetString()!, reference.GetProperty("classes").GetInt32());
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Names_shapes_and_parameter_counts_are_those_of_torchvision(string spelling, int classes)
    {
        JsonElement reference = Reference(spelling, classes);
        using Network network = Create(spelling, classes);
        Assert.Equal(reference.GetProperty("parameters").GetInt64(), network.ParameterCount);
        Dictionary<string, Tensor> state = network.Module.state_dict();
        Assert.Equal(reference.GetProperty("tensors").GetInt32(), state.Count);
        Assert.Equal(reference.GetProperty("state_sha256").GetString(), Digest(state));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Scores_in_evaluation_are_those_of_torchvision(string spelling, int classes)
    {
        using Network network = Create(spelling, classes);
        ReferenceNumbers.Fill(network.Module);
        network.Module.eval();
        using DisposeScope scope = NewDisposeScope();
        Tensor images = ReferenceNumbers.Images().to(ScalarType.Float32);
        using IDisposable frozen = no_grad();
        Tensor scores = network.Module.call(images);
        Assert.Equal([2, classes], scores.shape);
        AssertFirst(Reference(spelling, classes).GetProperty("evaluated"), scores, SingleTolerance);
    }

    [Theory]
    [InlineData("shufflenet_v2_x0_5")]
    [InlineData("shufflenet_v2_x1_0")]
    [InlineData("resnet18")]
    [InlineData("resnet34")]
    [InlineData("mobilenet_v3_small")]
    [InlineData("squeezenet1_0")]
    public void Scores_statistics_and_gradients_in_training_are_those_of_torchvision(string spelling)
    {
        const int classes = 10;
        JsonElement reference = Reference(spelling, classes);
        using DisposeScope scope = NewDisposeScope();
        using Network network = Create(spelling, classes);
        network.Module.to(ScalarType.Float64);
        ReferenceNumbers.Fill(network.Module);
        foreach (Dropout dropout in network.Module.modules().OfType<Dropout>()) dropout.Share = 0;
        Tensor scores = network.Module.call(ChannelsLast.Of(ReferenceNumbers.Images()));
        AssertFirst(reference.GetProperty("trained"), scores, DoubleTolerance);
        AssertStatistics(reference.GetProperty("last_running_mean"), network.Module);
        (scores * ReferenceNumbers.Uniform(1 << 20, scores.shape)).sum().backward();
        foreach (JsonProperty gradient in reference.GetProperty("gradient_norms").EnumerateObject())
        {
            double norm = network.Module.get_parameter(gradient.Name)!.grad!.norm().item<double>();
            Assert.Equal(1, norm / gradient.Value.GetDouble(), DoubleTolerance);
        }
    }

    private static void AssertStatistics(JsonElement expected, nn.Module module)
    {
        (string name, Tensor tensor)[] means = [.. module.named_buffers().Where(buffer => buffer.name.EndsWith("running_mean", StringComparison.Ordinal))];
        Assert.Equal(expected.GetArrayLength() > 0, means.Length > 0);
        if (means.Length == 0) return;
        AssertFirst(expected, means.MaxBy(buffer => buffer.name, StringComparer.Ordinal).tensor, DoubleTolerance);
        Assert.All(module.named_buffers().Where(buffer => buffer.name.EndsWith("tracked", StringComparison.Ordinal)), buffer => Assert.Equal(4, buffer.buffer.item<long>()));
    }

    private static void AssertFirst(JsonElement expected, Tensor actual, double tolerance)
    {
        double[] values = actual.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray();
        double[] wanted = [.. expected.EnumerateArray().Select(value => value.GetDouble())];
        double largest = wanted.Max(Math.Abs);
        for (int i = 0; i < wanted.Length; i++) Assert.Equal(wanted[i], values[i], tolerance * largest);
    }

    private static string Digest(Dictionary<string, Tensor> state)
    {
        StringBuilder text = new();
        foreach ((string name, Tensor tensor) in state.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            text.Append(name).Append(" [").AppendJoin(", ", tensor.shape).Append("] ").Append(tensor.dtype == ScalarType.Int64 ? "torch.int64" : "torch.float32").Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static Network Create(string spelling, int classes) => Networks.Create(NetworkName.Parse(spelling), new NetworkOptions { Classes = classes });

    private static JsonElement Reference(string spelling, int classes) =>
        References.Single(one => one.GetProperty("network").GetString() == spelling && one.GetProperty("classes").GetInt32() == classes);

    private static JsonElement[] Read()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(TestFiles.Resource("torchvision_networks.json")));
        return [.. document.RootElement.Clone().GetProperty("networks").EnumerateArray()];
    }
}
