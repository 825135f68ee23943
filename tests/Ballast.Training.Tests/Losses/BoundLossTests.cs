using Ballast.Core;
using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

public sealed class BoundLossTests
{
    /// <summary>Counts (6, 2): weights 8 / (2 · 6) = 2/3 and 8 / (2 · 2) = 2. Two classes of p = 1/2 each: −log p = ln 2.</summary>
    public static TheoryData<string, double> Worked() => new()
    {
        { "cross-entropy", Math.Log(2) },
        { "weighted", Math.Log(2) },
        { "weighted by size", (2.0 / 3 + 2) / 2 * Math.Log(2) },
        { "focal", (2.0 / 3 + 2) / 2 * 0.25 * Math.Log(2) },
        { "focal without alpha", 0.25 * Math.Log(2) },
    };

    [Theory]
    [MemberData(nameof(Worked))]
    public void Factors_come_from_the_counts(string name, double expected)
    {
        LossFunction function = name switch
        {
            "cross-entropy" => new LossFunction.CrossEntropy(),
            "weighted" => new LossFunction.WeightedCrossEntropy(),
            "weighted by size" => new LossFunction.WeightedCrossEntropy { Norm = WeightNorm.BatchSize },
            "focal" => new LossFunction.Focal(),
            _ => new LossFunction.Focal { Alpha = FocalAlpha.None },
        };
        using DisposeScope scope = NewDisposeScope();
        using var loss = new BoundLoss(function, ClassCounts.FromCounts([6, 2]));
        Assert.Equal(expected, loss.Of(zeros(2, 2), new BatchTargets(tensor(new long[] { 0, 1 }))).item<float>(), 1e-6);
    }

    [Fact]
    public void A_deferred_loss_is_the_inner_one_until_its_epoch()
    {
        using DisposeScope scope = NewDisposeScope();
        using Draws draws = new();
        (Tensor logits, Tensor labels) = LossCases.Batch(draws);
        var counts = ClassCounts.FromCounts(LossCases.Counts);
        var inner = new LossFunction.LabelDistributionAwareMargin();
        using BoundLoss deferred = new(new LossFunction.Deferred { Inner = inner }, counts, 10), plain = new(inner, counts);
        double expected = plain.Of(logits, new BatchTargets(labels)).item<double>();
        foreach (int epoch in new[] { 0, 3, 7 })
        {
            deferred.BeginEpoch(epoch);
            Assert.Equal(expected, deferred.Of(logits, new BatchTargets(labels)).item<double>());
        }

        foreach (int epoch in new[] { 8, 9 })
        {
            deferred.BeginEpoch(epoch);
            Assert.NotEqual(expected, deferred.Of(logits, new BatchTargets(labels)).item<double>(), 1e-3);
        }
    }

    [Fact]
    public void Re_weighting_that_would_never_begin_is_refused()
    {
        var error = Assert.Throws<BallastException>(() => new BoundLoss(new LossFunction.Deferred { FromEpoch = 10 }, ClassCounts.FromCounts([1, 2]), 10));
        Assert.Equal("Re-weighting is deferred to epoch 10 (counted from 0), but there are 10 epochs. Lower it or train longer.", error.Message);
    }

    /// <summary>Seesaw counts what was shown: over three batches the definition is evaluated with the counts so far.</summary>
    [Fact]
    public void Seesaw_counts_what_training_shows_by_shares()
    {
        using DisposeScope scope = NewDisposeScope();
        using Draws draws = new();
        using BoundLoss loss = LossCases.Bind(new LossFunction.Seesaw());
        double[] seen = new double[4];
        for (int batch = 0; batch < 3; batch++)
        {
            (Tensor logits, Tensor labels) = LossCases.Batch(draws);
            foreach (long label in labels.data<long>()) seen[label]++;
            Assert.Equal(LossCases.Seesaw(LossCases.Oracle(logits, labels), seen, 0.8, 2, 0.01), loss.Of(logits, new BatchTargets(labels)).item<double>(), 1e-12);
        }

        loss.Of(zeros(1, 4), new BatchTargets(tensor(new long[] { 3 }), tensor(new long[] { 0 }), tensor(new[] { 0.25f })));
        (seen[3], seen[0]) = (seen[3] + 0.25, seen[0] + 0.75);
        Assert.Equal(seen, System.Runtime.InteropServices.MemoryMarshal.Cast<byte, double>(loss.CaptureState()["seesaw.counts"].Bytes.Span).ToArray());
    }

    /// <summary>Equalization v2 over three batches against its definition: after each, |gradient| of positives and negatives is summed with the weights of that batch.</summary>
    [Fact]
    public void Equalization_weighs_by_the_gradients_so_far()
    {
        using DisposeScope scope = NewDisposeScope();
        using Draws draws = new();
        using BoundLoss loss = LossCases.Bind(new LossFunction.EqualizationV2());
        double[] positive = new double[4], negative = new double[4];
        for (int round = 0; round < 3; round++)
        {
            (Tensor logits, Tensor labels) = LossCases.Batch(draws);
            OracleBatch b = LossCases.Oracle(logits, labels);
            double[] f = [.. Enumerable.Range(0, 4).Select(c => 1 / (1 + Math.Exp(-12 * ((round == 0 ? 100 : positive[c] / (negative[c] + 1e-10)) - 0.8))))];
            double expected = b.Sum((i, c) => (b.Is(i, c) ? 1 + 4 * (1 - f[c]) : f[c]) * b.Bce(i, c)) / 7;
            Assert.Equal(expected, loss.Of(logits, new BatchTargets(labels)).item<double>(), 1e-12);
            for (int c = 0; c < 4; c++)
            {
                positive[c] += Enumerable.Range(0, 7).Where(i => b.Is(i, c)).Sum(i => (1 + 4 * (1 - f[c])) * (1 - b.Sigmoid(i, c)));
                negative[c] += Enumerable.Range(0, 7).Where(i => !b.Is(i, c)).Sum(i => f[c] * b.Sigmoid(i, c));
            }
        }
    }

    /// <summary>Class 0 is negative and has probability 1/2, 1/4, 1/8, 1/5. Only the second image shows class 1; the fourth has none of its other class.</summary>
    [Fact]
    public void A_mixed_image_is_positive_if_a_class_it_shows_is()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor logits = tensor(new[] { 0, 0, 0, Math.Log(3), 0, Math.Log(7), 0, Math.Log(4) }, 4, 2); // [4, 2]
        var targets = new BatchTargets(zeros(4, dtype: ScalarType.Int64), tensor(new long[] { 0, 1, 0, 1 }), tensor(new[] { 0.5f, 0.25f, 0.5f, 1 }));
        using var loss = new BoundLoss(new LossFunction.HardNegatives { NegativesPerPositive = 1 }, ClassCounts.FromCounts([3, 1]));
        // One positive, and so the hardest one of ln 2, ln 8 and ln 5.
        Assert.Equal(0.25 * Math.Log(4) + 0.75 * Math.Log(4 / 3.0) + Math.Log(8), loss.Of(logits, targets).item<double>(), 1e-14);
    }

    [Fact]
    public void Softmax_equalization_leaves_rare_classes_out_with_its_probability_and_judges_by_the_expectation()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor logits = zeros(1000, 4, dtype: ScalarType.Float64), labels = zeros(1000, dtype: ScalarType.Int64);
        using BoundLoss loss = LossCases.Bind(new LossFunction.SoftmaxEqualization { RareShare = 0.1 });
        // Equal logits: −log(1 / number of classes in the sum): 2 and those of the two rare ones that stay, each with probability 0.1.
        double expected = 0.81 * Math.Log(2) + 0.18 * Math.Log(3) + 0.01 * Math.Log(4);
        double first = loss.Of(logits, new BatchTargets(labels)).item<double>(), second = loss.Of(logits, new BatchTargets(labels)).item<double>();
        // The deviation of one sample's loss is 0.17: five times that of a mean of 1,000.
        Assert.Equal(expected, first, 0.027);
        Assert.Equal(expected, second, 0.027);
        Assert.NotEqual(first, second);
        Assert.Equal(Math.Log(2.2), loss.Judge(logits, new BatchTargets(labels)).item<double>(), 1e-12);
    }

    [Fact]
    public void State_of_another_loss_is_refused()
    {
        using BoundLoss seesaw = LossCases.Bind(new LossFunction.Seesaw()), plain = LossCases.Bind(new LossFunction.CrossEntropy()), wide = new(new LossFunction.Seesaw(), ClassCounts.FromCounts([1, 2]));
        Assert.Equal("The loss has no 'seesaw.counts'. (Parameter 'state')", Assert.Throws<ArgumentException>(() => plain.RestoreState(seesaw.CaptureState())).Message);
        Assert.Equal("'seesaw.counts' is missing. (Parameter 'state')", Assert.Throws<ArgumentException>(() => seesaw.RestoreState(plain.CaptureState())).Message);
        Assert.Equal("'seesaw.counts' is [2] of F64; the loss needs [4] of F64. (Parameter 'state')", Assert.Throws<ArgumentException>(() => seesaw.RestoreState(wide.CaptureState())).Message);
    }
}
