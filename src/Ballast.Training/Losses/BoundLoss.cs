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

    /// <summary>The loss of logits [n, k] for labels [n]: a scalar.</summary>
    public Tensor Of(Tensor logits, Tensor labels) => function switch
    {
        LossFunction.WeightedCrossEntropy weighted => Losses.WeightedCrossEntropy(logits, labels, balanced, weighted.Norm),
        LossFunction.Focal focal => Losses.Focal(logits, labels, focal.Gamma, focal.Alpha == FocalAlpha.Balanced ? balanced : null),
        _ => Losses.CrossEntropy(logits, labels),
    };

    public void Dispose() => balanced.Dispose();
}
