using System.Collections.Immutable;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Seesaw with the counts of what training showed so far.</summary>
internal sealed class SeesawRule(LossFunction.Seesaw options, int classes) : LossRule
{
    private readonly double[] seen = new double[classes];

    protected override ImmutableArray<(string Name, double[] Values)> State => [("seesaw.counts", seen)];

    public override Tensor Each(Tensor logits, Tensor labels) => SampleLosses.Seesaw(logits, labels, tensor(seen), options); // [n]

    /// <summary>As in the authors' code, the batch itself is counted before its loss is taken. Of a mixed sample each class counts its share.</summary>
    public override void Begin(Tensor logits, BatchTargets targets)
    {
        Count(targets.Labels, targets.Shares);
        if (targets.OtherLabels is { } others) Count(others, 1 - targets.Shares!);
    }

    private void Count(Tensor labels, Tensor? shares)
    {
        long[] each = labels.contiguous().data<long>().ToArray();
        float[]? parts = shares?.contiguous().data<float>().ToArray();
        for (int i = 0; i < each.Length; i++) seen[each[i]] += parts?[i] ?? 1;
    }
}
