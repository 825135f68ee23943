using System.Collections.Immutable;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Equalization v2 with the gradients that the questions of each class had so far.</summary>
internal sealed class EqualizationV2Rule(LossFunction.EqualizationV2 options, int classes) : LossRule
{
    private const double FirstRatio = 100, SmallestDivisor = 1e-10;

    private readonly double[] positives = new double[classes];
    private readonly double[] negatives = new double[classes];

    protected override ImmutableArray<(string Name, double[] Values)> State => [("equalization_v2.positive_gradients", positives), ("equalization_v2.negative_gradients", negatives)];

    public override Tensor Each(Tensor logits, Tensor labels) => ElementLosses.Equalized(logits, SampleLosses.OneHot(labels, logits), Ratios(), options).sum(1); // [n]

    public override void End(Tensor logits, BatchTargets targets)
    {
        using IDisposable frozen = no_grad();
        Tensor truth = SampleLosses.OneHot(targets.Labels, logits); // [n, k]
        if (targets is { OtherLabels: { } others, Shares: { } shares })
            truth = shares.unsqueeze(1) * truth + (1 - shares.unsqueeze(1)) * SampleLosses.OneHot(others, logits); // [n, k]
        (Tensor positive, Tensor negative) = ElementLosses.Gradients(logits, truth, Ratios(), options); // [k]
        Add(positives, positive);
        Add(negatives, negative);
    }

    private static void Add(double[] sums, Tensor gradients)
    {
        double[] each = gradients.data<double>().ToArray();
        for (int c = 0; c < sums.Length; c++) sums[c] += each[c];
    }

    private Tensor Ratios() =>
        tensor([.. positives.Zip(negatives, (positive, negative) => positive + negative == 0 ? FirstRatio : positive / (negative + SmallestDivisor))]); // [k]
}
