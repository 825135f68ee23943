using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

public sealed class HardExampleLossesTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    /// <summary>Rows whose true class 0 has probability 1/2, 1/4, 1/8, 1/5: losses ln 2, ln 4, ln 8, ln 5.</summary>
    private static Tensor Logits() => tensor(new[] { 0, 0, 0, Math.Log(3), 0, Math.Log(7), 0, Math.Log(4) }, 4, 2);

    [Theory]
    [InlineData(1, (0.6931471805599453 + 1.3862943611198906 + 2.0794415416798357 + 1.6094379124341003) / 4)]
    [InlineData(0.7, (2.0794415416798357 + 1.6094379124341003) / 2)] // 2.8: two
    [InlineData(0.25, 2.0794415416798357)]
    [InlineData(0.01, 2.0794415416798357)] // at least one
    public void The_largest_losses_are_kept(double share, double expected) =>
        Assert.Equal(expected, HardExampleLosses.OnlineHardExamples(Logits(), zeros(4, dtype: ScalarType.Int64), share).item<double>(), 1e-15);

    [Fact]
    public void Ignored_samples_are_never_chosen()
    {
        Tensor logits = Logits().requires_grad_(), labels = tensor(new long[] { 0, 0, -100, 0 });
        Tensor loss = HardExampleLosses.OnlineHardExamples(logits, labels, 0.7); // three count: 2.1, two
        Assert.Equal((Math.Log(4) + Math.Log(5)) / 2, loss.item<double>(), 1e-15);
        loss.backward();
        Assert.Equal([0.0, 0], logits.grad![2].data<double>().ToArray());
        Assert.Equal(Math.Log(2), HardExampleLosses.OnlineHardExamples(Logits(), tensor(new long[] { 0, 7, 7, 7 }), 1, 7).item<double>(), 1e-15);
    }

    [Fact]
    public void Where_all_are_ignored_the_loss_is_0()
    {
        Tensor logits = Logits().requires_grad_(), labels = full(4, -100, dtype: ScalarType.Int64);
        foreach (Tensor loss in new[] { HardExampleLosses.OnlineHardExamples(logits, labels), HardExampleLosses.HardNegatives(logits, labels, 0) })
        {
            loss.backward();
            Assert.Equal(0, loss.item<double>());
        }

        Assert.Equal(0, logits.grad!.abs().sum().item<double>());
    }

    [Fact]
    public void Positives_all_count_and_negatives_by_their_losses()
    {
        // Class 0 is negative. One positive, −log(1/2) = ln 2; the hardest two of three negatives, ln 8 and ln 5.
        Tensor labels = tensor(new long[] { 1, 0, 0, 0 });
        Assert.Equal(Math.Log(2) + Math.Log(8) + Math.Log(5), HardExampleLosses.HardNegatives(Logits(), labels, 0, 2).item<double>(), 1e-14);
        Assert.Equal(Math.Log(2) + Math.Log(4) + Math.Log(5), HardExampleLosses.HardNegatives(Logits(), tensor(new long[] { 1, 0, -100, 0 }), 0, 2).item<double>(), 1e-14);
        // Without a positive as many count as for one.
        Assert.Equal(Math.Log(8) + Math.Log(5) + Math.Log(4), HardExampleLosses.HardNegatives(Logits(), zeros(4, dtype: ScalarType.Int64), 0).item<double>(), 1e-14);
    }

    /// <summary>0.7 · 90 is a little below 63 in binary.</summary>
    [Theory]
    [InlineData(90, 63)]
    [InlineData(10, 7)]
    [InlineData(9, 6)] // 6.3
    public void The_kept_share_is_rounded_down_in_decimals(int samples, int kept)
    {
        // The gradient is zero for those left out.
        Tensor logits = stack([arange(samples, dtype: ScalarType.Float64) / samples, zeros(samples, dtype: ScalarType.Float64)], 1).requires_grad_(); // [n, 2]
        HardExampleLosses.OnlineHardExamples(logits, zeros(samples, dtype: ScalarType.Int64)).backward();
        Assert.Equal(kept, logits.grad!.select(1, 0).ne(0).sum().item<long>());
    }
}
