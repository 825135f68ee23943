using TorchSharp;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Ballast.Training.Tests;

public sealed class FusedBatchNormTests : IDisposable
{
    // Sums of thousands of float32 values in another order than torch's.
    private const double Rounding = 1e-5;

    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(24, true)]
    [InlineData(24, false)]
    [InlineData(7, true)] // no whole number of vectors
    [InlineData(58, false)]
    [InlineData(1024, true)]
    public void It_is_torch_s_normalisation_and_rectifier(int channels, bool rectify)
    {
        using Draws draws = new();
        Tensor images = ChannelsLast.Of(draws.Normal(9, channels, 5, 7) * 3 + 2).requires_grad_(), gradient = draws.Normal(9, channels, 5, 7);
        Layer layer = new(channels);
        Tensor expected = nn.functional.batch_norm(images, layer.Mean, layer.Variance, layer.Weight, layer.Bias, true, 0.1, 1e-5);
        if (rectify) (expected, gradient) = (expected.relu(), gradient * AwayFromKink(expected));
        expected.backward([gradient]);
        Tensor imageGradient = images.grad!.clone();
        images.grad = null;

        Layer fused = new(channels);
        Tensor actual = FusedBatchNorm.Normalize(images, fused.Weight, fused.Bias, (fused.Mean, fused.Variance), new BatchNormOptions { Rectify = rectify });
        actual.backward([gradient]);
        TensorDistance.AssertWithin(Rounding, expected, actual);
        TensorDistance.AssertWithin(Rounding, imageGradient, images.grad!);
        TensorDistance.AssertWithin(Rounding, layer.Weight.grad!, fused.Weight.grad!);
        TensorDistance.AssertWithin(Rounding, layer.Bias.grad!, fused.Bias.grad!);
        TensorDistance.AssertWithin(Rounding, layer.Mean, fused.Mean);
        TensorDistance.AssertWithin(Rounding, layer.Variance, fused.Variance);
    }

    [Fact]
    public void A_mean_far_from_zero_costs_no_precision()
    {
        using Draws draws = new();
        Tensor images = ChannelsLast.Of(draws.Normal(16, 8, 8, 8) + 1000).requires_grad_();
        Tensor expected = nn.functional.batch_norm(images.to(ScalarType.Float64), training: true, running_mean: null, running_var: null);
        Layer layer = new(8, plain: true);
        Tensor actual = FusedBatchNorm.Normalize(images, layer.Weight, layer.Bias, (layer.Mean, layer.Variance), new BatchNormOptions());
        double distance = (expected - actual).abs().max().item<double>();
        Assert.True(distance < 5e-4, $"{distance}"); // float32 holds 1000 to 6e-5
    }

    [Fact]
    public void One_value_a_channel_is_refused()
    {
        Layer layer = new(8);
        Assert.ThrowsAny<Exception>(() => FusedBatchNorm.Normalize(ones(1, 8, 1, 1), layer.Weight, layer.Bias, (layer.Mean, layer.Variance), new BatchNormOptions()));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Shards_normalise_by_the_whole_batch(int shards)
    {
        using Draws draws = new();
        const int channels = 24;
        Tensor images = ChannelsLast.Of(draws.Normal(9, channels, 5, 7) * 3 + 2), gradient = draws.Normal(9, channels, 5, 7);
        Layer whole = new(channels);
        gradient *= AwayFromKink(nn.functional.batch_norm(images, null, null, whole.Weight, whole.Bias, training: true));
        Tensor input = images.clone().requires_grad_();
        Tensor expected = FusedBatchNorm.Normalize(input, whole.Weight, whole.Bias, (whole.Mean, whole.Variance), new BatchNormOptions { Rectify = true });
        expected.backward([gradient]);

        Layer shared = new(channels);
        Tensor[] results = new Tensor[shards], imageGradients = new Tensor[shards], weightGradients = new Tensor[shards];
        using var team = new ShardTeam(shards);
        team.Run(shards, shard =>
        {
            int first = 9 * shard.Rank / shards, count = 9 * (shard.Rank + 1) / shards - first;
            Tensor part = images.narrow(0, first, count).detach().requires_grad_();
            var weight = new Parameter(shared.Weight.detach().clone());
            results[shard.Rank] = FusedBatchNorm.Normalize(part, weight, shared.Bias.detach(), (shared.Mean, shared.Variance), new BatchNormOptions { Rectify = true });
            results[shard.Rank].backward([gradient.narrow(0, first, count)]);
            (imageGradients[shard.Rank], weightGradients[shard.Rank]) = (part.grad!, weight.grad!);
        });
        TensorDistance.AssertWithin(Rounding, expected, cat(results, 0));
        TensorDistance.AssertWithin(Rounding, input.grad!, cat(imageGradients, 0));
        TensorDistance.AssertWithin(Rounding, whole.Weight.grad!, weightGradients.Aggregate((a, b) => a + b));
        TensorDistance.AssertWithin(Rounding, whole.Mean, shared.Mean);
        TensorDistance.AssertWithin(Rounding, whole.Variance, shared.Variance);
    }

    /// <summary>Where a rectifier's slope is clear: at its kink either slope is right, and rounding chooses.</summary>
    private static Tensor AwayFromKink(Tensor values) => values.detach().abs() > 10 * Rounding;

    private sealed class Layer
    {
        public Layer(int channels, bool plain = false)
        {
            Weight = new Parameter(plain ? ones(channels) : linspace(-1, 2, channels));
            Bias = new Parameter(plain ? zeros(channels) : linspace(1, -1, channels));
            Mean = zeros(channels);
            Variance = ones(channels);
        }

        public Parameter Weight { get; }

        public Parameter Bias { get; }

        public Tensor Mean { get; }

        public Tensor Variance { get; }
    }
}
