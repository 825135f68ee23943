using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

/// <summary>The losses of sigmoids with several labels an image, or qualities between 0 and 1, against their definitions question by question.</summary>
public sealed class SigmoidLossesTests : IDisposable
{
    private static readonly double[] Weights = [0.5, 1, 3];

    private readonly DisposeScope scope = NewDisposeScope();
    private readonly Draws draws = new(5);

    /// <summary>A loss, its definition for a question (p, y, class) and what the targets are: answers or qualities.</summary>
    private static readonly (string Name, Func<Tensor, Tensor, Tensor> Loss, Func<double, double, int, double> Definition, bool TakesQualities)[] All =
    [
        ("bce", (z, y) => SigmoidLosses.BinaryCrossEntropy(z, y, null, SigmoidNorm.Sum), (p, y, _) => Bce(p, y), true),
        ("bce with positive weights", (z, y) => SigmoidLosses.BinaryCrossEntropy(z, y, tensor(Weights), SigmoidNorm.Sum), (p, y, c) => -Weights[c] * y * Math.Log(p) - (1 - y) * Math.Log(1 - p), true),
        ("focal", (z, y) => SigmoidLosses.Focal(z, y, 0.25, 2, SigmoidNorm.Sum), (p, y, _) => (y == 1 ? 0.25 * Math.Pow(1 - p, 2) : 0.75 * p * p) * Bce(p, y), false),
        ("focal 0.5", (z, y) => SigmoidLosses.Focal(z, y, 0.6, 0.5, SigmoidNorm.Sum), (p, y, _) => (y == 1 ? 0.6 * Math.Sqrt(1 - p) : 0.4 * Math.Sqrt(p)) * Bce(p, y), false),
        ("asymmetric", (z, y) => SigmoidLosses.Asymmetric(z, y, new LossFunction.Asymmetric()), (p, y, _) => y == 1 ? -(1 - p) * Math.Log(p) : -Math.Pow(Math.Max(p - 0.05, 0), 4) * Math.Log(1 - Math.Max(p - 0.05, 0)), false),
        ("varifocal", (z, y) => SigmoidLosses.Varifocal(z, y, norm: SigmoidNorm.Sum), (p, q, _) => (q > 0 ? q : 0.75 * p * p) * Bce(p, q), true),
        ("quality focal", (z, y) => SigmoidLosses.QualityFocal(z, y, norm: SigmoidNorm.Sum), (p, q, _) => Math.Pow(q - p, 2) * Bce(p, q), true),
        ("quality focal 1.5", (z, y) => SigmoidLosses.QualityFocal(z, y, 1.5, SigmoidNorm.Sum), (p, q, _) => Math.Pow(Math.Abs(q - p), 1.5) * Bce(p, q), true),
        ("equalization v2", (z, y) => SigmoidLosses.EqualizationV2(z, y, tensor(Weights), new LossFunction.EqualizationV2(), SigmoidNorm.Sum), (p, y, c) => (y == 1 ? 1 + 4 * (1 - Map(Weights[c])) : Map(Weights[c])) * Bce(p, y), false),
    ];

    public static TheoryData<string> Names() => [.. All.Select(one => one.Name)];

    public void Dispose()
    {
        draws.Dispose();
        scope.Dispose();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_loss_and_its_gradient_are_those_of_the_definition(string name)
    {
        const double step = 1e-5;
        (_, Func<Tensor, Tensor, Tensor> loss, Func<double, double, int, double> definition, bool takesQualities) = All.Single(one => one.Name == name);
        Tensor logits = (draws.NormalDouble(6, 3) * 2).requires_grad_(), targets = draws.Below(2, 6, 3).to(ScalarType.Float64); // [6, 3]
        if (takesQualities) targets *= draws.UniformDouble(6, 3); // [6, 3]
        Tensor value = loss(logits, targets);
        value.backward();
        double[][] z = LossCases.Rows(logits), y = LossCases.Rows(targets), gradient = LossCases.Rows(logits.grad!);
        double expected = Enumerable.Range(0, 6).Sum(i => Enumerable.Range(0, 3).Sum(c => At(i, c, 0)));
        Assert.Equal(expected, value.item<double>(), 1e-11);
        for (int i = 0; i < 6; i++)
            for (int c = 0; c < 3; c++)
                Assert.Equal((At(i, c, step) - At(i, c, -step)) / (2 * step), gradient[i][c], 1e-7); // central differences err by step² and by rounding / step

        double At(int i, int c, double shift) => definition(1 / (1 + Math.Exp(-z[i][c] - shift)), y[i][c], c);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Probabilities_of_0_and_1_give_finite_losses_and_gradients(string name)
    {
        Func<Tensor, Tensor, Tensor> loss = All.Single(one => one.Name == name).Loss;
        foreach (ScalarType type in new[] { ScalarType.Float32, ScalarType.Float64 })
        {
            Tensor logits = tensor(new[] { 1e4, -1e4, 1e4, -1e4, 0, 40, -40, 800, -800, 20, -20, 0 }, 4, 3).to(type).requires_grad_(); // [4, 3]
            Tensor value = loss(logits, tensor(new double[] { 1, 0, 0, 1, 1, 0, 1, 0, 1, 1, 0, 0 }, 4, 3).to(type));
            value.backward();
            Assert.Equal(type, value.dtype);
            Assert.True(value.isfinite().item<bool>());
            Assert.True(logits.grad!.isfinite().all().item<bool>());
        }
    }

    [Theory]
    [InlineData(SigmoidNorm.Positives, 3)]
    [InlineData(SigmoidNorm.Elements, 6)]
    [InlineData(SigmoidNorm.Sum, 1)]
    public void The_norm_says_what_the_sum_is_divided_by(SigmoidNorm norm, double divisor)
    {
        Tensor targets = tensor(new double[] { 1, 1, 0, 0, 1, 0 }, 2, 3); // [2, 3]
        Assert.Equal(6 * Math.Log(2) / divisor, SigmoidLosses.BinaryCrossEntropy(zeros(2, 3, dtype: ScalarType.Float64), targets, null, norm).item<double>(), 1e-14);
    }

    [Fact]
    public void Without_positives_the_sum_is_divided_by_1() =>
        Assert.Equal(2 * Math.Log(2), SigmoidLosses.BinaryCrossEntropy(zeros(1, 2, dtype: ScalarType.Float64), zeros(1, 2, dtype: ScalarType.Float64), null, SigmoidNorm.Positives).item<double>(), 1e-14);

    [Fact]
    public void A_sample_of_several_classes_counts_the_sum_of_their_weights()
    {
        Tensor logits = zeros(2, 3, dtype: ScalarType.Float64), targets = tensor(new double[] { 1, 0, 1, 0, 1, 0 }, 2, 3); // [2, 3]
        Assert.Equal((3.5 + 1) * 3 * Math.Log(2), SigmoidLosses.ClassBalanced(logits, targets, tensor(Weights), SigmoidNorm.Sum).item<double>(), 1e-13);
    }

    [Fact]
    public void A_loss_leaves_nothing_but_itself()
    {
        Tensor logits = draws.NormalDouble(4, 3), targets = draws.Below(2, 4, 3).to(ScalarType.Float64), weights = tensor(Weights);
        var options = new LossFunction.EqualizationV2();
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        SigmoidLosses.BinaryCrossEntropy(logits, targets, weights).Dispose();
        SigmoidLosses.ClassBalanced(logits, targets, weights).Dispose();
        SigmoidLosses.Focal(logits, targets).Dispose();
        SigmoidLosses.Asymmetric(logits, targets, new LossFunction.Asymmetric()).Dispose();
        SigmoidLosses.Varifocal(logits, targets).Dispose();
        SigmoidLosses.QualityFocal(logits, targets).Dispose();
        SigmoidLosses.EqualizationV2(logits, targets, weights, options).Dispose();
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static double Bce(double p, double y) => -y * Math.Log(p) - (1 - y) * Math.Log(1 - p);

    private static double Map(double ratio) => 1 / (1 + Math.Exp(-12 * (ratio - 0.8)));
}
