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
}
