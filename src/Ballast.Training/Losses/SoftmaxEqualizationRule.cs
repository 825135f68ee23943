using System.Collections.Immutable;
using Ballast.Core;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Softmax equalization with the draws of one run: each depends on the seed, the number of the batch and the place in it.</summary>
internal sealed class SoftmaxEqualizationRule : LossRule
{
    private const ulong DrawKey = 0x5E01;

    private readonly LossFunction.SoftmaxEqualization options;
    private readonly uint seed;
    private readonly bool[] isRare;
    private readonly Tensor expected;
    private readonly double[] batches = new double[1];
    private Tensor? drawn;

    public SoftmaxEqualizationRule(LossFunction.SoftmaxEqualization options, ClassCounts counts, uint seed)
    {
        this.options = options;
        this.seed = seed;
        isRare = [.. counts.Counts.Select(count => count < options.RareShare * counts.Total)];
        expected = Hold([.. isRare.Select(rare => rare ? options.LeaveOutProbability : 0)]); // [k]
    }

    protected override ImmutableArray<(string Name, double[] Values)> State => [("softmax_equalization.batches", batches)];

    public override Tensor Each(Tensor logits, Tensor labels) => SampleLosses.Equalized(logits, labels, SampleLosses.Like(drawn ?? expected, logits)); // [n]

    public override void Begin(Tensor logits, BatchTargets targets)
    {
        int samples = (int)logits.shape[0];
        var random = new ItemRandom(seed, DrawKey, (ulong)batches[0]);
        float[] leftOut = new float[samples * isRare.Length];
        for (int i = 0; i < leftOut.Length; i++)
            if (isRare[i % isRare.Length])
                leftOut[i] = random.NextDouble() < options.LeaveOutProbability ? 1 : 0;
        drawn = tensor(leftOut, samples, isRare.Length); // [n, k]
    }

    public override void End(Tensor logits, BatchTargets targets)
    {
        drawn = null;
        batches[0]++;
    }
}
