using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>A loss function with the class factors of one training part.</summary>
internal sealed class BoundLoss : IDisposable
{
    private readonly LossFunction function;
    private readonly Tensor balanced;

    public BoundLoss(LossFunction function, ClassCounts counts)
    {
        this.function = function;
        balanced = tensor([.. ClassWeights.Balanced(counts).Select(weight => (float)weight)]).DetachFromDisposeScope(); // [k]
    }

    /// <summary>Tells which epoch begins, from 0: deferred weights change with it.</summary>
    public void BeginEpoch(int epoch) => _ = epoch;

    /// <summary>The loss of logits [n, k]: a scalar. While training, losses that learn from what they see (seesaw, equalization v2) do so here.</summary>
    public Tensor Of(Tensor logits, BatchTargets targets) => Of(logits, targets.Labels);

    private Tensor Of(Tensor logits, Tensor labels) => function switch
    {
        LossFunction.WeightedCrossEntropy weighted => Losses.WeightedCrossEntropy(logits, labels, balanced, weighted.Norm),
        LossFunction.Focal focal => Losses.Focal(logits, labels, focal.Gamma, focal.Alpha == FocalAlpha.Balanced ? balanced : null),
        _ => Losses.CrossEntropy(logits, labels),
    };

    /// <summary>What the loss has learned from what it saw; empty for losses that do not learn.</summary>
    public ImmutableSortedDictionary<string, StoredTensor> CaptureState() => ImmutableSortedDictionary<string, StoredTensor>.Empty;

    /// <summary>Goes on from what <see cref="CaptureState"/> gave.</summary>
    public void RestoreState(IReadOnlyDictionary<string, StoredTensor> state) => _ = state;

    public void Dispose() => balanced.Dispose();
}
