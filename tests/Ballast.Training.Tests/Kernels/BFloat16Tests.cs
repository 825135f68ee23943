using System.Numerics;
using Ballast.Core;
using TorchSharp;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Ballast.Training.Tests;

public sealed class BFloat16Tests : IDisposable
{
    /// <summary>Half of the distance between two neighbours, as a share of the smaller.</summary>
    private const double Rounding = 1.0 / 256;

    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public unsafe void Values_are_rounded_as_torch_rounds_them()
    {
        var random = new ItemRandom(1, 2);
        float[] values = [.. Enumerable.Range(0, 4096).Select(_ => BitConverter.UInt32BitsToSingle((uint)random.NextBits()))];
        float[] edges = [0, -0f, 1, 1 + 1f / 256, 1 + 3f / 256, float.MaxValue, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, 1e-40f, -1.00390625f, float.NaN];
        edges.CopyTo(values, 0);
        Tensor expected = tensor(values).to(ScalarType.BFloat16).to(ScalarType.Float32);
        ushort[] stored = new ushort[values.Length];
        float[] back = new float[values.Length];
        fixed (float* from = values, to = back)
        fixed (ushort* at = stored)
        {
            for (int i = 0; i < values.Length; i += Vector<float>.Count) BFloat16Value.Store(Vector.Load(from + i), at + i);
            for (int i = 0; i < values.Length; i += Vector<float>.Count) Vector.Store(BFloat16Value.Load(at + i), to + i);
            for (int i = 0; i < values.Length; i++)
            {
                ushort one;
                BFloat16Value.Write(values[i], &one);
                Assert.Equal(stored[i], one);
                Assert.Equal(back[i], BFloat16Value.Read(at + i));
            }
        }

        Assert.Equal(expected.data<float>().ToArray(), back);
    }

    [Theory]
    [InlineData(24, true)]
    [InlineData(7, false)]
    public void Normalisation_differs_from_float32_by_the_rounding_of_its_result(int channels, bool rectify)
    {
        using Draws draws = new();
        Tensor images = ChannelsLast.Of(draws.Normal(9, channels, 5, 7) * 3 + 2).to(ScalarType.BFloat16), gradient = draws.Normal(9, channels, 5, 7).to(ScalarType.BFloat16);
        var options = new BatchNormOptions { Rectify = rectify };
        (Tensor Result, Tensor ImageGradient, Tensor WeightGradient) wide = Run(images.to(ScalarType.Float32), gradient.to(ScalarType.Float32)), narrow = Run(images, gradient);
        Assert.Equal(ScalarType.BFloat16, narrow.Result.dtype);
        Assert.Equal(ScalarType.Float32, narrow.WeightGradient.dtype);
        Assert.Equal(wide.Result.to(ScalarType.BFloat16).to(ScalarType.Float32).data<float>().ToArray(), narrow.Result.to(ScalarType.Float32).data<float>().ToArray());
        TensorDistance.AssertWithin(Rounding, wide.ImageGradient, narrow.ImageGradient.to(ScalarType.Float32));
        TensorDistance.AssertWithin(1e-5, wide.WeightGradient, narrow.WeightGradient);

        (Tensor, Tensor, Tensor) Run(Tensor input, Tensor by)
        {
            Tensor x = input.clone().requires_grad_();
            var weight = new Parameter(linspace(0.5, 1.5, channels));
            var bias = new Parameter(linspace(-1, 1, channels));
            Tensor y = FusedBatchNorm.Normalize(x, weight, bias, (zeros(channels), ones(channels)), options);
            y.backward([by]);
            return (y.detach().contiguous(), x.grad!.contiguous(), weight.grad!);
        }
    }

    [Theory]
    [InlineData("resnet18")]
    [InlineData("squeezenet1_0")]
    [InlineData("notebook_cnn")]
    public void A_network_has_the_gradients_of_float32_but_for_rounding(string spelling)
    {
        float[] wide = Gradients(TrainingPrecision.Full), narrow = Gradients(TrainingPrecision.BFloat16), other = Gradients(TrainingPrecision.Full, label: 1);
        Assert.NotEqual(wide, narrow);
        double agreement = Cosine(wide, narrow), chance = Cosine(wide, other);
        // Rounding tips rectifiers over; the direction stays. Another label's gradient points elsewhere.
        Assert.True(agreement > 0.9, $"{agreement}");
        Assert.True(chance < 0.8, $"{chance}");

        float[] Gradients(TrainingPrecision precision, long label = 0)
        {
            using Draws draws = new();
            using Network network = Networks.Create(NetworkName.Parse(spelling), new NetworkOptions { Classes = 3, ImageSizePixels = 64 });
            network.Module.Precision = precision;
            network.Module.train();
            foreach (Dropout dropout in network.Module.modules().OfType<Dropout>()) dropout.Share = 0;
            Tensor images = ChannelsLast.Of(draws.Normal(8, 3, 64, 64));
            Tensor logits = network.Module.call(images); // [8, 3]
            Assert.Equal(ScalarType.Float32, logits.dtype);
            Losses.CrossEntropy(logits, full(8, label, ScalarType.Int64)).backward();
            return [.. network.Module.parameters().SelectMany(parameter => parameter.grad!.to(ScalarType.Float32).contiguous().data<float>().ToArray())];
        }
    }

    [Theory]
    [InlineData("shufflenet_v2")]
    [InlineData("mobilenet_v3_small")]
    [InlineData("resnet18")]
    public void A_network_learns_in_it(string spelling)
    {
        using Draws draws = new();
        using Network network = Networks.Create(NetworkName.Parse(spelling), new NetworkOptions { Classes = 3, ImageSizePixels = 32 });
        network.Module.Precision = TrainingPrecision.BFloat16;
        using var team = new ShardTeam(2);
        using var loss = new BoundLoss(new LossFunction.CrossEntropy(), ClassCounts.FromCounts([4, 4, 4]));
        using var step = new TrainingStep(network, loss, team, new TrainingSettings { WeightDecay = 0 });
        using Tensor images = ChannelsLast.Of(draws.Normal(12, 3, 32, 32)), labels = draws.Below(3, 12);
        step.BeginTraining();
        TrainingTally first = new(3), last = new(3);
        step.Run(new Batch(images, labels), 1e-3, first);
        for (int i = 0; i < 30; i++) step.Run(new Batch(images, labels), 1e-3, last = new TrainingTally(3));
        Assert.True(last.Loss < first.Loss / 4, $"{first.Loss} to {last.Loss}");
        Assert.All(network.Module.parameters(), parameter => Assert.Equal(ScalarType.Float32, parameter.dtype));
    }

    private static double Cosine(float[] a, float[] b)
    {
        double product = 0, first = 0, second = 0;
        for (int i = 0; i < a.Length; i++) (product, first, second) = (product + (double)a[i] * b[i], first + (double)a[i] * a[i], second + (double)b[i] * b[i]);
        return product / Math.Sqrt(first * second);
    }
}
