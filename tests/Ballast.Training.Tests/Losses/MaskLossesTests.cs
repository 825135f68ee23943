using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

public sealed class MaskLossesTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly Draws draws = new(2);

    /// <summary>A loss and its definition from overlap, Σp and Σg of a class.</summary>
    private static readonly (string Name, Func<Tensor, Tensor, MaskLossOptions, Tensor> Loss, Func<double, double, double, double> Definition)[] All =
    [
        ("dice", (z, g, options) => MaskLosses.Dice(z, g, options), (overlap, p, g) => 1 - (2 * overlap + 1) / (p + g + 1)),
        ("tversky", (z, g, options) => MaskLosses.Tversky(z, g, options), (overlap, p, g) => 1 - Index(overlap, p, g)),
        ("focal tversky", (z, g, options) => MaskLosses.FocalTversky(z, g, options), (overlap, p, g) => Math.Pow(1 - Index(overlap, p, g), 0.75)),
    ];

    public static TheoryData<string, MaskActivation> Cases()
    {
        TheoryData<string, MaskActivation> cases = [];
        foreach ((string name, _, _) in All)
            foreach (MaskActivation activation in Enum.GetValues<MaskActivation>())
                cases.Add(name, activation);
        return cases;
    }

    public void Dispose()
    {
        draws.Dispose();
        scope.Dispose();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_loss_and_its_gradient_are_those_of_the_definition(string name, MaskActivation activation)
    {
        const double step = 1e-5;
        (_, Func<Tensor, Tensor, MaskLossOptions, Tensor> loss, Func<double, double, double, double> definition) = All.Single(one => one.Name == name);
        Tensor logits = draws.NormalDouble(2, 3, 2, 3).requires_grad_(), masks = draws.Below(2, 2, 3, 2, 3).to(ScalarType.Float64); // [2, 3, 2, 3]
        Tensor value = loss(logits, masks, new MaskLossOptions { Activation = activation });
        value.backward();
        double[] z = logits.detach().data<double>().ToArray(), g = masks.data<double>().ToArray(), gradient = logits.grad!.contiguous().data<double>().ToArray();
        Assert.Equal(At(0, 0), value.item<double>(), 1e-13);
        for (int at = 0; at < z.Length; at++) Assert.Equal((At(at, step) - At(at, -step)) / (2 * step), gradient[at], 1e-8); // central differences err by step² and by rounding / step

        double At(int at, double shift)
        {
            double[] moved = [.. z];
            moved[at] += shift;
            return Enumerable.Range(0, 3).Average(c => Class(moved, c));
        }

        // Place n, c, pixel is n · 18 + c · 6 + pixel.
        double Class(double[] scores, int c)
        {
            double overlap = 0, sum = 0, truth = 0;
            for (int n = 0; n < 2; n++)
            {
                for (int pixel = 0; pixel < 6; pixel++)
                {
                    double e = Math.Exp(scores[n * 18 + c * 6 + pixel]), all = Enumerable.Range(0, 3).Sum(other => Math.Exp(scores[n * 18 + other * 6 + pixel]));
                    double p = activation == MaskActivation.Sigmoid ? e / (1 + e) : e / all, own = g[n * 18 + c * 6 + pixel];
                    (overlap, sum, truth) = (overlap + p * own, sum + p, truth + own);
                }
            }

            return definition(overlap, sum, truth);
        }
    }

    [Fact]
    public void Dice_of_four_pixels_is_worked_by_hand()
    {
        // p = 1/2 everywhere, one pixel of four is true: 1 − (2 · 1/2 + 1) / (2 + 1 + 1) = 1/2.
        Tensor masks = tensor(new double[] { 1, 0, 0, 0 }, 1, 1, 2, 2);
        Assert.Equal(0.5, MaskLosses.Dice(zeros(1, 1, 2, 2, dtype: ScalarType.Float64), masks).item<double>(), 1e-15);
        // TP 1/2, FP 3/2, FN 1/2: 1 − 1.5 / (1.5 + 0.3 · 1.5 + 0.7 · 0.5) = 1 − 1.5 / 2.3.
        Assert.Equal(1 - 1.5 / 2.3, MaskLosses.Tversky(zeros(1, 1, 2, 2, dtype: ScalarType.Float64), masks).item<double>(), 1e-15);
    }

    [Theory]
    [InlineData(MaskActivation.Sigmoid)]
    [InlineData(MaskActivation.Softmax)]
    public void A_class_neither_shown_nor_predicted_is_left_out(MaskActivation activation)
    {
        // Two classes on one pixel; a third is not there and has the lowest score.
        Tensor logits = tensor(new[] { 2.0, 1, -3 }, 1, 3, 1, 1).requires_grad_(), masks = tensor(new double[] { 1, 0, 0 }, 1, 3, 1, 1);
        var options = new MaskLossOptions { Activation = activation, Smooth = 0 };
        Tensor losses = activation == MaskActivation.Sigmoid ? logits.sigmoid() : logits.softmax(1);
        double p = losses[0, 0, 0, 0].item<double>();
        // Class 0: 1 − 2p / (p + 1). Class 1 is not shown: loss 1 where it is predicted (σ(1) is above ½), left out where it is not (softmax).
        double first = 1 - 2 * p / (p + 1);
        Tensor value = MaskLosses.Dice(logits, masks, options);
        Assert.Equal(activation == MaskActivation.Sigmoid ? (first + 1) / 2 : first, value.item<double>(), 1e-14);
        value.backward();
        if (activation == MaskActivation.Sigmoid) Assert.Equal(0, logits.grad![0, 2, 0, 0].item<double>());
    }

    [Fact]
    public void Where_no_class_is_left_the_loss_is_0()
    {
        Tensor logits = full(1, 2, 2, 2, -5f).requires_grad_();
        Tensor value = MaskLosses.FocalTversky(logits, zeros(1, 2, 2, 2));
        value.backward();
        Assert.Equal(0, value.item<float>());
        Assert.Equal(0, logits.grad!.abs().sum().item<float>());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Probabilities_of_0_and_1_give_finite_losses_and_gradients(string name, MaskActivation activation)
    {
        Func<Tensor, Tensor, MaskLossOptions, Tensor> loss = All.Single(one => one.Name == name).Loss;
        foreach (ScalarType type in new[] { ScalarType.Float32, ScalarType.Float64 })
        {
            foreach (double smooth in new[] { 0.0, 1 })
            {
                // Right and wrong beyond doubt, undecided, all right, and nowhere.
                Tensor logits = tensor(new[] { 1e4, -1e4, 1e4, -1e4, 0, 0, 1e4, -1e4, -1e4, -1e4, -1e4, -1e4 }, 1, 3, 2, 2).to(type).requires_grad_(); // [1, 3, 2, 2]
                Tensor value = loss(logits, tensor(new double[] { 1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0 }, 1, 3, 2, 2).to(type), new MaskLossOptions { Activation = activation, Smooth = smooth });
                value.backward();
                Assert.Equal(type, value.dtype);
                Assert.True(value.isfinite().item<bool>());
                Assert.True(logits.grad!.isfinite().all().item<bool>());
            }
        }
    }

    [Fact]
    public void A_perfect_mask_has_loss_0_and_a_finite_gradient()
    {
        Tensor logits = full(1, 1, 2, 2, 1e4f).requires_grad_();
        foreach ((_, Func<Tensor, Tensor, MaskLossOptions, Tensor> loss, _) in All)
        {
            Tensor value = loss(logits, ones(1, 1, 2, 2), new MaskLossOptions());
            value.backward();
            Assert.Equal(0, value.item<float>(), 1e-8); // focal Tversky keeps 1e-12 to the power of 3/4
            Assert.True(logits.grad!.isfinite().all().item<bool>());
        }
    }

    [Fact]
    public void A_loss_leaves_nothing_but_itself()
    {
        Tensor logits = draws.Normal(2, 3, 4, 4), masks = draws.Below(2, 2, 3, 4, 4).to(ScalarType.Float32);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        foreach ((_, Func<Tensor, Tensor, MaskLossOptions, Tensor> loss, _) in All) loss(logits, masks, new MaskLossOptions { Activation = MaskActivation.Softmax }).Dispose();
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static double Index(double overlap, double p, double g) => (overlap + 1) / (overlap + 0.3 * (p - overlap) + 0.7 * (g - overlap) + 1);
}
