using Ballast.Core;
using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

/// <summary>Every loss with the definition it must equal: spec, section B.1. A new loss without a case here is a failed test.</summary>
internal static class LossCases
{
    public static readonly int[] Counts = [40, 12, 5, 3];

    public static readonly LossCase[] All =
    [
        .. Weighted(), .. Softmax(), .. Adjusted(), .. Sigmoid(), .. Deferred(),
    ];

    public static TheoryData<string> Names() => [.. All.Select(one => one.Name)];

    public static LossCase Of(string name) => All.Single(one => one.Name == name);

    /// <summary>The loss bound to the counts, in the last epoch of ten.</summary>
    public static BoundLoss Bind(LossFunction function)
    {
        var loss = new BoundLoss(function, ClassCounts.FromCounts(Counts), 10, 7);
        loss.BeginEpoch(9);
        return loss;
    }

    /// <summary>Seven samples of all four classes.</summary>
    public static (Tensor Logits, Tensor Labels) Batch(Draws draws) => (draws.NormalDouble(7, 4) * 2, tensor(new long[] { 0, 1, 2, 3, 0, 0, 1 })); // [7, 4], [7]

    public static OracleBatch Oracle(Tensor logits, Tensor labels, Tensor? frozen = null) =>
        new(Rows(logits), Rows(frozen ?? logits), [.. labels.data<long>().Select(label => (int)label)], Counts);

    public static double[][] Rows(Tensor values)
    {
        double[] all = values.detach().contiguous().data<double>().ToArray();
        int columns = (int)values.shape[1];
        return [.. Enumerable.Range(0, all.Length / columns).Select(i => all[(i * columns)..((i + 1) * columns)])];
    }

    private static IEnumerable<LossCase> Weighted()
    {
        yield return new("cross-entropy", new LossFunction.CrossEntropy(), b => b.Mean(b.Nll));
        yield return new("weighted", new LossFunction.WeightedCrossEntropy(), b => b.WeightedMean(c => b.Total / (4.0 * b.Counts[c]), b.Nll));
        yield return new("weighted by size", new LossFunction.WeightedCrossEntropy { Norm = WeightNorm.BatchSize }, b => b.Mean(i => b.Total / (4.0 * b.Counts[b.Labels[i]]) * b.Nll(i)));
        yield return new("smoothed inverse", new LossFunction.SmoothedInverseFrequency(), b => b.WeightedMean(c => 3.0 / b.Counts[c], b.Nll));
        yield return new("square root", new LossFunction.SmoothedInverseFrequency { Gamma = 0.5, Norm = WeightNorm.BatchSize }, b => b.Mean(i => Math.Sqrt(3.0 / b.Counts[b.Labels[i]]) * b.Nll(i)));
        yield return new("class-balanced", new LossFunction.ClassBalanced(), b => b.Mean(i => b.EffectiveWeight(b.Labels[i], 0.9999) * b.Nll(i)));
        yield return new("class-balanced by sum", new LossFunction.ClassBalanced { Beta = 0.9, Norm = WeightNorm.BatchWeightSum }, b => b.WeightedMean(c => b.EffectiveWeight(c, 0.9), b.Nll));
    }

    private static IEnumerable<LossCase> Softmax()
    {
        yield return new("focal", new LossFunction.Focal(), b => b.Mean(i => b.Total / (4.0 * b.Counts[b.Labels[i]]) * Math.Pow(1 - Math.Exp(-b.Nll(i)), 2) * b.Nll(i)));
        yield return new("focal 0.5", new LossFunction.Focal { Gamma = 0.5, Alpha = FocalAlpha.None }, b => b.Mean(i => Math.Sqrt(1 - Math.Exp(-b.Nll(i))) * b.Nll(i)));
        yield return new("label smoothing", new LossFunction.LabelSmoothing(), b => Smoothed(b, _ => 0.1));
        yield return new("label-aware smoothing", new LossFunction.LabelAwareSmoothing { Head = 0.4, Tail = 0.1 }, b => Smoothed(b, c => 0.1 + 0.3 * Math.Sin(Math.PI * (b.Counts[c] - 3) / (2 * 37.0))));
        yield return new("asymmetric softmax", new LossFunction.AsymmetricSoftmax { GammaPositive = 1, GammaNegative = 2.5 }, b => b.Mean(i => Enumerable.Range(0, 4).Sum(c =>
            -((b.Is(i, c) ? 0.9 : 0) + 0.1 / 4) * (b.Is(i, c) ? 1 - b.P(i, c) : Math.Pow(b.P(i, c), 2.5)) * Math.Log(b.P(i, c)))));
        // 0.7 · 7 = 4.9: four samples
        yield return new("hard examples", new LossFunction.OnlineHardExamples(), b => Enumerable.Range(0, 7).Select(b.Nll).OrderDescending().Take(4).Average());
        // Labels 0 1 2 3 0 0 1: four positives, half a negative each.
        yield return new("hard negatives", new LossFunction.HardNegatives { NegativesPerPositive = 0.5 }, b =>
            (Enumerable.Range(0, 7).Where(i => b.Labels[i] != 0).Sum(b.Nll) + Enumerable.Range(0, 7).Where(i => b.Labels[i] == 0).Select(b.Nll).OrderDescending().Take(2).Sum()) / 4);
    }

    private static IEnumerable<LossCase> Adjusted()
    {
        yield return new("ldam", new LossFunction.LabelDistributionAwareMargin(), b => Margin(b, 0.5, 30));
        yield return new("balanced softmax", new LossFunction.BalancedSoftmax(), b => b.Mean(i => b.Changed(i, (c, z) => z + Math.Log(b.Counts[c]))));
        yield return new("logit adjustment", new LossFunction.LogitAdjustment { Tau = 1.5 }, b => b.Mean(i => b.Changed(i, (c, z) => z + 1.5 * Math.Log(b.Counts[c] / 60.0))));
        yield return new("temperatures", new LossFunction.ClassDependentTemperatures { Gamma = 0.3 }, b => b.Mean(i => b.Changed(i, (c, z) => z * Math.Pow(b.Counts[c] / 40.0, 0.3))));
        yield return new("seesaw", new LossFunction.Seesaw(), b => Seesaw(b, [3, 2, 1, 1], 0.8, 2, 0.01));
        // Shares 2/3, 1/5, 1/12 and 1/20: the last two are rare.
        yield return new("softmax equalization", new LossFunction.SoftmaxEqualization { RareShare = 0.1, LeaveOutProbability = 1 }, b => Equalized(b, c => c >= 2 ? 1 : 0));
    }

    private static IEnumerable<LossCase> Sigmoid()
    {
        yield return new("bce", new LossFunction.BinaryCrossEntropy(), b => b.Sum((i, c) => (b.Is(i, c) ? (60.0 - b.Counts[c]) / b.Counts[c] : 1) * b.Bce(i, c)) / 28);
        yield return new("bce without weights", new LossFunction.BinaryCrossEntropy { PositiveWeight = PositiveWeight.None, Norm = SigmoidNorm.Positives }, b => b.Sum(b.Bce) / 7);
        yield return new("class-balanced sigmoid", new LossFunction.ClassBalancedSigmoid { Beta = 0.99 }, b => b.Sum((i, c) => b.EffectiveWeight(b.Labels[i], 0.99) * b.Bce(i, c)) / 7);
        yield return new("focal sigmoid", new LossFunction.FocalSigmoid(), b => FocalSum(b, 0.25, 2) / 7);
        yield return new("focal sigmoid by elements", new LossFunction.FocalSigmoid { Alpha = 0.6, Gamma = 1.5, Norm = SigmoidNorm.Elements }, b => FocalSum(b, 0.6, 1.5) / 28);
        yield return new("asymmetric", new LossFunction.Asymmetric(), b => AsymmetricSum(b, 1, 4, 0.05));
        yield return new("asymmetric without margin", new LossFunction.Asymmetric { GammaPositive = 0.5, Margin = 0, Norm = SigmoidNorm.Elements }, b => AsymmetricSum(b, 0.5, 4, 0) / 28);
        yield return new("varifocal", new LossFunction.Varifocal(), b => b.Sum((i, c) => (b.Is(i, c) ? 1 : 0.75 * Math.Pow(b.Sigmoid(i, c), 2)) * b.Bce(i, c)) / 7);
        yield return new("quality focal", new LossFunction.QualityFocal(), b => b.Sum((i, c) => Math.Pow((b.Is(i, c) ? 1 : 0) - b.Sigmoid(i, c), 2) * b.Bce(i, c)) / 7);
        double first = 1 / (1 + Math.Exp(-12 * (100 - 0.8)));
        yield return new("equalization v2", new LossFunction.EqualizationV2(), b => b.Sum((i, c) => (b.Is(i, c) ? 1 + 4 * (1 - first) : first) * b.Bce(i, c)) / 7);
    }

    private static IEnumerable<LossCase> Deferred()
    {
        yield return new("deferred", new LossFunction.Deferred(), b => b.WeightedMean(c => b.EffectiveWeight(c, 0.9999), b.Nll));
        yield return new("deferred ldam", new LossFunction.Deferred { Inner = new LossFunction.LabelDistributionAwareMargin { Scale = 10 }, Beta = 0.9, FromEpoch = 9 }, b =>
            b.WeightedMean(c => b.EffectiveWeight(c, 0.9), i => b.Changed(i, (c, z) => b.Is(i, c) ? z - 10 * LdamMargin(b, c, 0.5) : z)));
    }

    private static double LdamMargin(OracleBatch b, int c, double largest) => Math.Pow(b.Counts[c], -0.25) * largest / Math.Pow(3, -0.25);

    // The head's logits are s · cos already.
    private static double Margin(OracleBatch b, double largest, double scale) => b.Mean(i => b.Changed(i, (c, z) => b.Is(i, c) ? scale * (z / scale - LdamMargin(b, c, largest)) : z));

    private static double Smoothed(OracleBatch b, Func<int, double> epsilon) => b.Mean(i => Enumerable.Range(0, 4).Sum(c =>
        -((b.Is(i, c) ? 1 - epsilon(b.Labels[i]) : 0) + epsilon(b.Labels[i]) / 4) * Math.Log(b.P(i, c))));

    public static double Seesaw(OracleBatch b, double[] seen, double p, double q, double smallest) => b.Mean(i =>
    {
        int y = b.Labels[i];
        double own = Math.Max(b.Frozenp(i, y), smallest);
        double sum = Enumerable.Range(0, b.Classes).Sum(j =>
        {
            if (j == y) return Math.Exp(b.Logits[i][j]);
            double n = Math.Max(seen[j], 1), ny = Math.Max(seen[y], 1);
            double mitigation = n < ny ? Math.Pow(n / ny, p) : 1, compensation = b.Frozenp(i, j) > own ? Math.Pow(b.Frozenp(i, j) / own, q) : 1;
            return mitigation * compensation * Math.Exp(b.Logits[i][j]);
        });
        return -Math.Log(Math.Exp(b.Logits[i][y]) / sum);
    });

    public static double Equalized(OracleBatch b, Func<int, double> leftOut) => b.Mean(i =>
        -Math.Log(Math.Exp(b.Logits[i][b.Labels[i]]) / Enumerable.Range(0, b.Classes).Sum(c => (1 - leftOut(c) * (b.Is(i, c) ? 0 : 1)) * Math.Exp(b.Logits[i][c]))));

    private static double FocalSum(OracleBatch b, double alpha, double gamma) => b.Sum((i, c) =>
        b.Is(i, c) ? alpha * Math.Pow(1 - b.Sigmoid(i, c), gamma) * b.Bce(i, c) : (1 - alpha) * Math.Pow(b.Sigmoid(i, c), gamma) * b.Bce(i, c));

    private static double AsymmetricSum(OracleBatch b, double positive, double negative, double margin) => b.Sum((i, c) =>
    {
        double p = b.Sigmoid(i, c), shifted = Math.Max(p - margin, 0);
        return b.Is(i, c) ? -Math.Pow(1 - p, positive) * Math.Log(p) : -Math.Pow(shifted, negative) * Math.Log(1 - shifted);
    });
}
