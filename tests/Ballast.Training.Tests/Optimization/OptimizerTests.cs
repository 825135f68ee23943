using System.Text.Json;
using Ballast.Core;
using TorchSharp;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Ballast.Training.Tests;

public sealed class OptimizerTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Steps_are_those_of_PyTorch(bool byKernel)
    {
        using JsonDocument reference = JsonDocument.Parse(File.ReadAllText(TestFiles.Resource("torch_optimizers.json")));
        float[] Floats(JsonElement list) => [.. list.EnumerateArray().Select(value => value.GetSingle())];
        double[] rates = [.. reference.RootElement.GetProperty("rates").EnumerateArray().Select(rate => rate.GetDouble())];
        float[][] gradients = [.. reference.RootElement.GetProperty("gradients").EnumerateArray().Select(Floats)];
        int runs = 0;
        foreach (JsonElement run in reference.RootElement.GetProperty("runs").EnumerateArray())
        {
            var weights = new Parameter(tensor(Floats(reference.RootElement.GetProperty("start"))));
            using var stepper = new Stepper(Settings(run), run.GetProperty("weight_decay").GetDouble(), byKernel, weights);
            float[][] after = [.. run.GetProperty("after").EnumerateArray().Select(Floats)];
            for (int step = 0; step < rates.Length; step++)
            {
                weights.grad = tensor(gradients[step]);
                stepper.Step(rates[step]);
                // Both round to float32 in another order; values reach some 60, whose float32 neighbours are 4e-6 apart.
                AssertClose(tensor(after[step]), weights, 1e-6 * Math.Max(1, after[step].Max(Math.Abs)));
            }

            runs++;
        }

        Assert.Equal(7, runs);
    }

    [Theory]
    [InlineData("adam")]
    [InlineData("adamw")]
    [InlineData("sgd")]
    public void Kernels_and_torch_take_the_same_steps_on_a_network_that_lies_channels_last(string name)
    {
        using Draws draws = new();
        OptimizerSettings settings = Settings(name, 0.9, MomentumKind.Nesterov) with { Decayed = DecayedParameters.AllButBiasesAndNorms };
        using Network ours = Networks.Create(NetworkName.ShuffleNetV2, new NetworkOptions { Classes = 3 });
        using Network theirs = Networks.Create(NetworkName.ShuffleNetV2, new NetworkOptions { Classes = 3 });
        using var kernels = new Stepper(settings, 0.01, true, [.. ours.Module.parameters()]);
        using var torch = new Stepper(settings, 0.01, false, [.. theirs.Module.parameters()]);
        for (int step = 0; step < 3; step++)
        {
            GiveGradients(ours, theirs, draws);
            kernels.Step(0.01);
            torch.Step(0.01);
        }

        foreach ((Parameter a, Parameter b) in ours.Module.parameters().Zip(theirs.Module.parameters())) AssertClose(b, a, 2e-6);
    }

    [Fact]
    public void Steps_are_those_of_TorchSharp_on_a_network_that_lies_channels_last()
    {
        using Draws draws = new();
        using Network ours = Networks.Create(NetworkName.ShuffleNetV2, new NetworkOptions { Classes = 3 });
        using Network theirs = Networks.Create(NetworkName.ShuffleNetV2, new NetworkOptions { Classes = 3 });
        using var peer = optim.Adam(theirs.Module.parameters(), lr: 0.01, weight_decay: 0.01);
        using var adam = new Stepper(new OptimizerSettings.Adam(), 0.01, true, [.. ours.Module.parameters()]);
        for (int step = 0; step < 3; step++)
        {
            GiveGradients(ours, theirs, draws);
            adam.Step(0.01);
            peer.step();
        }

        foreach ((Parameter a, Parameter b) in ours.Module.parameters().Zip(theirs.Module.parameters())) AssertClose(b, a, 2e-6);
    }

    [Theory]
    [InlineData("adam")]
    [InlineData("adamw")]
    [InlineData("sgd")]
    public void Biases_and_norms_can_be_kept_from_decay(string name)
    {
        OptimizerSettings settings = Settings(name, 0, MomentumKind.Classical);
        foreach ((DecayedParameters decayed, bool biasMoves) in new[] { (DecayedParameters.All, true), (DecayedParameters.AllButBiasesAndNorms, false) })
        {
            Parameter filter = new(ones(2, 3)) { grad = zeros(2, 3) }, bias = new(ones(3)) { grad = zeros(3) };
            using var stepper = new Stepper(settings with { Decayed = decayed }, 0.5, true, filter, bias);
            stepper.Step(0.1);
            Assert.True(filter.lt(1).all().item<bool>());
            Assert.Equal(biasMoves, bias.lt(1).all().item<bool>());
        }
    }

    [Fact]
    public void A_parameter_without_a_gradient_stays()
    {
        var weights = new Parameter(ones(5));
        using var adam = new Stepper(new OptimizerSettings.AdamW(), 0.1, true, weights);
        adam.Step(0.1);
        Assert.True(weights.eq(1).all().item<bool>());
    }

    [Fact]
    public void Gradients_are_forgotten_after_a_step()
    {
        var weights = new Parameter(ones(5)) { grad = ones(5) };
        using var adam = new Stepper(new OptimizerSettings.Adam(), 0, true, weights);
        adam.Step(0.1);
        Assert.Null(weights.grad);
    }

    [Fact]
    public void Parameters_in_double_precision_are_refused()
    {
        var weights = new Parameter(ones(5, dtype: ScalarType.Float64));
        Assert.Throws<ArgumentException>(() => new Stepper(new OptimizerSettings.Adam(), 0, true, weights));
    }

    [Theory]
    [InlineData("adam")]
    [InlineData("sgd")]
    public void A_restored_optimiser_steps_as_if_nothing_had_been(string name)
    {
        using Draws draws = new();
        Tensor start = draws.Normal(5, 7), first = draws.Normal(5, 7), second = draws.Normal(5, 7);
        var whole = new Parameter(start.clone()) { grad = first.clone() };
        using var stepper = new Stepper(Settings(name, 0.9, MomentumKind.Classical), 0.1, true, whole);
        stepper.Step(0.1);
        var resumed = new Parameter(whole.detach().clone());
        using var other = new Stepper(Settings(name, 0.9, MomentumKind.Classical), 0.1, true, resumed);
        other.Restore(stepper);
        (whole.grad, resumed.grad) = (second.clone(), second.clone());
        stepper.Step(0.05);
        other.Step(0.05);
        Assert.True(whole.eq(resumed).all().item<bool>());
    }

    public static TheoryData<string, Func<OptimizerSettings>> Refused() => new()
    {
        { "Adam's beta1 is 1; it must be 0 or more and below 1. 0.9 is usual.", () => new OptimizerSettings.Adam { Beta1 = 1 } },
        { "Adam's beta2 is -0.1; it must be 0 or more and below 1. 0.999 is usual.", () => new OptimizerSettings.Adam { Beta2 = -0.1 } },
        { "Adam's epsilon is 0; it must be above 0. 1E-08 is usual.", () => new OptimizerSettings.Adam { Epsilon = 0 } },
        { "AdamW's beta1 is NaN; it must be 0 or more and below 1. 0.9 is usual.", () => new OptimizerSettings.AdamW { Beta1 = double.NaN } },
        { "AdamW's beta2 is 1; it must be 0 or more and below 1. 0.999 is usual.", () => new OptimizerSettings.AdamW { Beta2 = 1 } },
        { "AdamW's epsilon is -1; it must be above 0. 1E-08 is usual.", () => new OptimizerSettings.AdamW { Epsilon = -1 } },
        { "The momentum is 1; it must be 0 or more and below 1. 0.9 is usual.", () => new OptimizerSettings.Sgd { Momentum = 1 } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Constants_that_make_no_sense_are_refused(string message, Func<OptimizerSettings> make) => Assert.Equal(message, Assert.Throws<BallastException>(make).Message);

    private static OptimizerSettings Settings(JsonElement run) => Settings(
        run.GetProperty("optimizer").GetString()!,
        run.TryGetProperty("momentum", out JsonElement momentum) ? momentum.GetDouble() : 0,
        run.TryGetProperty("nesterov", out JsonElement nesterov) && nesterov.GetBoolean() ? MomentumKind.Nesterov : MomentumKind.Classical);

    private static OptimizerSettings Settings(string name, double momentum, MomentumKind kind) => name switch
    {
        "adam" => new OptimizerSettings.Adam(),
        "adamw" => new OptimizerSettings.AdamW(),
        _ => new OptimizerSettings.Sgd { Momentum = momentum, Kind = kind },
    };

    private static void GiveGradients(Network ours, Network theirs, Draws draws)
    {
        foreach ((Parameter a, Parameter b) in ours.Module.parameters().Zip(theirs.Module.parameters()))
        {
            Tensor gradient = empty_like(a).copy_(draws.Normal(a.shape)); // lies as its parameter does
            (a.grad, b.grad) = (gradient, gradient.clone());
        }
    }

    private static void AssertClose(Tensor expected, Tensor actual, double tolerance)
    {
        double distance = (expected - actual).abs().max().item<float>();
        Assert.True(distance <= tolerance, $"{distance}");
    }

    /// <summary>An optimiser with the gradients of one replica.</summary>
    private sealed class Stepper : IDisposable
    {
        private readonly GradientSet gradients;
        private readonly Optimizer optimizer;

        public Stepper(OptimizerSettings settings, double weightDecay, bool byKernel, params Parameter[] weights)
        {
            IWeightMath math = byKernel ? new KernelMath() : new TorchMath();
            TrainedParameter[] parameters = [.. weights.Select((parameter, i) => new TrainedParameter($"{i}", [parameter]))];
            gradients = new GradientSet(parameters, math);
            optimizer = Optimizer.Of(settings, weightDecay, parameters, math);
        }

        public void Step(double rate)
        {
            gradients.Collect(1);
            optimizer.Step(gradients, rate);
            gradients.Clear();
        }

        public void Restore(Stepper from) => optimizer.RestoreState(from.optimizer.CaptureState().ToDictionary(), from.optimizer.Steps);

        public void Dispose()
        {
            gradients.Dispose();
            optimizer.Dispose();
        }
    }
}
