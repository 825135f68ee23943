using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

public sealed class LossesTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    /// <summary>Softmax of (ln 1, ln 2, ln 5) is (1/8, 2/8, 5/8); of (0, 0, 0) a third each.</summary>
    private static Tensor Logits() => tensor(new double[] { 0, Math.Log(2), Math.Log(5), 0, 0, 0 }, 2, 3);

    private static Tensor Labels(params long[] labels) => tensor(labels);

    [Fact]
    public void Cross_entropy_is_the_mean_of_minus_log_p()
    {
        double expected = (-Math.Log(5.0 / 8) - Math.Log(1.0 / 3)) / 2;
        Assert.Equal(expected, Losses.CrossEntropy(Logits(), Labels(2, 0)).item<double>(), 1e-12);
    }

    [Theory]
    [InlineData(WeightNorm.BatchWeightSum, 3.5)] // 3 + 0.5
    [InlineData(WeightNorm.BatchSize, 2)]
    public void Weighted_cross_entropy_divides_by_what_the_norm_says(WeightNorm norm, double divisor)
    {
        Tensor weights = tensor(new[] { 0.5, 1.0, 3.0 });
        double expected = (3 * -Math.Log(5.0 / 8) + 0.5 * -Math.Log(1.0 / 3)) / divisor;
        Assert.Equal(expected, Losses.WeightedCrossEntropy(Logits(), Labels(2, 0), weights, norm).item<double>(), 1e-12);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Focal_is_the_mean_of_alpha_times_the_rest_to_gamma_times_minus_log_p(double gamma)
    {
        Tensor alpha = tensor(new[] { 0.5, 1.0, 3.0 });
        double expected = (3 * Math.Pow(3.0 / 8, gamma) * -Math.Log(5.0 / 8) + 0.5 * Math.Pow(2.0 / 3, gamma) * -Math.Log(1.0 / 3)) / 2;
        Assert.Equal(expected, Losses.Focal(Logits(), Labels(2, 0), gamma, alpha).item<double>(), 1e-12);
    }

    [Fact]
    public void Focal_with_gamma_0_is_cross_entropy()
    {
        using Draws draws = new();
        Tensor logits = draws.NormalDouble(64, 7), labels = draws.Below(7, 64);
        Assert.Equal(Losses.CrossEntropy(logits, labels).item<double>(), Losses.Focal(logits, labels, 0).item<double>(), 1e-13);
    }

    [Fact]
    public void Focal_with_gamma_0_and_alpha_is_cross_entropy_weighted_by_batch_size()
    {
        using Draws draws = new();
        Tensor logits = draws.NormalDouble(64, 7), labels = draws.Below(7, 64), weights = draws.UniformDouble(7) + 0.1;
        double expected = Losses.WeightedCrossEntropy(logits, labels, weights, WeightNorm.BatchSize).item<double>();
        Assert.Equal(expected, Losses.Focal(logits, labels, 0, weights).item<double>(), 1e-13);
    }

    [Fact]
    public void Equal_weights_change_nothing()
    {
        using Draws draws = new();
        Tensor logits = draws.NormalDouble(16, 4), labels = draws.Below(4, 16), weights = full(4, 2.5, dtype: ScalarType.Float64);
        double expected = Losses.CrossEntropy(logits, labels).item<double>();
        Assert.Equal(expected, Losses.WeightedCrossEntropy(logits, labels, weights, WeightNorm.BatchWeightSum).item<double>(), 1e-13);
    }

    public static TheoryData<string> Names() => ["cross-entropy", "weighted by sum", "weighted by size", "focal 0", "focal 0.5", "focal 1", "focal 2 with alpha"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_are_those_of_finite_differences(string name)
    {
        using Draws draws = new();
        const double step = 1e-6;
        Tensor logits = draws.NormalDouble(5, 4).requires_grad_(), labels = draws.Below(4, 5), weights = draws.UniformDouble(4) + 0.5;
        Loss(name, logits, labels, weights).backward();
        Tensor gradient = logits.grad!;
        for (int i = 0; i < 5; i++)
        {
            for (int j = 0; j < 4; j++)
            {
                Tensor shift = zeros_like(logits);
                shift[i, j] = step;
                using IDisposable frozen = no_grad();
                double slope = (Loss(name, logits + shift, labels, weights).item<double>() - Loss(name, logits - shift, labels, weights).item<double>()) / (2 * step);
                Assert.Equal(slope, gradient[i, j].item<double>(), 1e-8); // central differences err by step² and by rounding / step
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Extreme_logits_give_finite_losses_and_gradients(string name)
    {
        Tensor logits = tensor(new[] { 1e4f, -1e4f, 0f, 0f, -1e4f, 1e4f, 0f, 0f, 30f, 0f, 0f, 0f }, 3, 4).requires_grad_();
        Tensor loss = Loss(name, logits, Labels(0, 0, 0), ones(4));
        loss.backward();
        Assert.True(float.IsFinite(loss.item<float>()), $"{loss.item<float>()}");
        Assert.True(logits.grad!.isfinite().all().item<bool>());
    }

    [Fact]
    public void A_loss_leaves_nothing_but_itself()
    {
        Tensor logits = Logits(), labels = Labels(0, 1), weights = ones(3, dtype: ScalarType.Float64);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        foreach (string name in Names()) Loss(name, logits, labels, weights).Dispose();
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static Tensor Loss(string name, Tensor logits, Tensor labels, Tensor weights) => name switch
    {
        "cross-entropy" => Losses.CrossEntropy(logits, labels),
        "weighted by sum" => Losses.WeightedCrossEntropy(logits, labels, weights, WeightNorm.BatchWeightSum),
        "weighted by size" => Losses.WeightedCrossEntropy(logits, labels, weights, WeightNorm.BatchSize),
        "focal 0" => Losses.Focal(logits, labels, 0),
        "focal 0.5" => Losses.Focal(logits, labels, 0.5),
        "focal 1" => Losses.Focal(logits, labels, 1),
        _ => Losses.Focal(logits, labels, 2, weights),
    };
}
