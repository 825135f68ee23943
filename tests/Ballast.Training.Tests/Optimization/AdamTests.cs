using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Ballast.Training.Tests;

public sealed class AdamTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Steps_are_those_of_PyTorch()
    {
        using JsonDocument reference = JsonDocument.Parse(File.ReadAllText(TestFiles.Resource("torch_adam.json")));
        float[] Floats(JsonElement list) => [.. list.EnumerateArray().Select(value => value.GetSingle())];
        double[] rates = [.. reference.RootElement.GetProperty("rates").EnumerateArray().Select(rate => rate.GetDouble())];
        float[][] gradients = [.. reference.RootElement.GetProperty("gradients").EnumerateArray().Select(Floats)];
        foreach (JsonElement run in reference.RootElement.GetProperty("runs").EnumerateArray())
        {
            var weights = new Parameter(tensor(Floats(reference.RootElement.GetProperty("start"))));
            var adam = new Adam([[weights]], new AdamSettings { WeightDecay = run.GetProperty("weight_decay").GetDouble() });
            float[][] after = [.. run.GetProperty("after").EnumerateArray().Select(Floats)];
            for (int step = 0; step < rates.Length; step++)
            {
                weights.grad = tensor(gradients[step]);
                adam.Step(rates[step]);
                // Both round to float32 in another order; a step moves a weight by up to the rate.
                AssertClose(tensor(after[step]), weights, 1e-6);
            }
        }
    }

    [Fact]
    public void Steps_are_those_of_TorchSharp_on_a_network_that_lies_channels_last()
    {
        using Draws draws = new();
        using Network ours = Networks.Create(NetworkName.ShuffleNetV2, new NetworkOptions { Classes = 3 });
        using Network theirs = Networks.Create(NetworkName.ShuffleNetV2, new NetworkOptions { Classes = 3 });
        using var peer = optim.Adam(theirs.Module.parameters(), lr: 0.01, weight_decay: 0.01);
        var adam = new Adam([ours.Module.parameters().ToArray()], new AdamSettings { WeightDecay = 0.01 });
        for (int step = 0; step < 3; step++)
        {
            foreach ((Parameter a, Parameter b) in ours.Module.parameters().Zip(theirs.Module.parameters()))
            {
                Tensor gradient = empty_like(a).copy_(draws.Normal(a.shape)); // lies as its parameter does
                (a.grad, b.grad) = (gradient, gradient.clone());
            }

            adam.Step(0.01);
            peer.step();
        }

        foreach ((Parameter a, Parameter b) in ours.Module.parameters().Zip(theirs.Module.parameters())) AssertClose(b, a, 2e-6);
    }

    [Fact]
    public void A_parameter_without_a_gradient_stays()
    {
        var weights = new Parameter(ones(5));
        new Adam([[weights]], new AdamSettings { WeightDecay = 0.1 }).Step(0.1);
        Assert.True(weights.eq(1).all().item<bool>());
    }

    [Fact]
    public void Gradients_are_forgotten_after_a_step()
    {
        var weights = new Parameter(ones(5)) { grad = ones(5) };
        new Adam([[weights]], new AdamSettings()).Step(0.1);
        Assert.Null(weights.grad);
    }

    [Fact]
    public void Parameters_in_double_precision_are_refused()
    {
        var weights = new Parameter(ones(5, dtype: ScalarType.Float64));
        Assert.Throws<ArgumentException>(() => new Adam([[weights]], new AdamSettings()));
    }

    private static void AssertClose(Tensor expected, Tensor actual, double tolerance)
    {
        double distance = (expected - actual).abs().max().item<float>();
        Assert.True(distance <= tolerance, $"{distance}");
    }
}
