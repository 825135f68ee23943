using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>A loss function with what it takes from the counts of one training part and with what it learns in one run.</summary>
internal sealed class BoundLoss : IDisposable
{
    private readonly LossRule rule;
    private readonly Tensor? deferredWeights;
    private readonly int deferredFrom;
    private bool isDeferredOver;

    /// <summary>Binds a loss.</summary>
    /// <param name="function">The loss.</param>
    /// <param name="counts">The counts that training loads.</param>
    /// <param name="epochs">How many epochs there will be at most; deferred weights begin at a share of them.</param>
    /// <param name="seed">The seed of the run, for losses that draw.</param>
    /// <exception cref="BallastException">The loss does not fit the classes, or is deferred beyond the last epoch.</exception>
    public BoundLoss(LossFunction function, ClassCounts counts, int epochs = 1, uint seed = 42)
    {
        if (function is LossFunction.Deferred deferred)
        {
            deferredFrom = deferred.FirstEpoch(epochs);
            if (deferredFrom >= epochs)
                throw new BallastException($"Re-weighting is deferred to epoch {deferredFrom} (counted from 0), but there are {epochs} epochs. Lower it or train longer.");
            deferredWeights = tensor(ClassWeights.EffectiveNumber(counts, deferred.Beta).ToArray()).DetachFromDisposeScope(); // [k]
        }

        rule = LossRules.Of(function, counts, seed);
        BeginEpoch(0);
    }

    /// <summary>Tells which epoch begins, from 0: deferred weights change with it.</summary>
    public void BeginEpoch(int epoch) => isDeferredOver = deferredWeights is not null && epoch >= deferredFrom;

    /// <summary>The loss of a training batch, logits [n, k]: a scalar. Losses that learn from what they see (seesaw, equalization) do so here.</summary>
    public Tensor Of(Tensor logits, BatchTargets targets)
    {
        using var scope = NewDisposeScope();
        rule.Begin(logits, targets);
        Tensor value = Value(logits, targets);
        rule.End(logits, targets);
        return value.MoveToOuterDisposeScope();
    }

    /// <summary>The loss of a batch that is not trained on, logits [n, k]: a scalar. Nothing is learned and nothing drawn.</summary>
    public Tensor Judge(Tensor logits, BatchTargets targets)
    {
        using var scope = NewDisposeScope();
        return Value(logits, targets).MoveToOuterDisposeScope();
    }

    /// <summary>What was learned since the run began, by name; empty for most losses.</summary>
    public ImmutableSortedDictionary<string, StoredTensor> CaptureState() => rule.Capture();

    /// <summary>Brings back what was learned.</summary>
    /// <param name="state">What <see cref="CaptureState"/> gave of the same loss on as many classes.</param>
    /// <exception cref="ArgumentException">A name is missing, unknown or of another shape; nothing is changed then.</exception>
    public void RestoreState(IReadOnlyDictionary<string, StoredTensor> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        rule.Restore(state);
    }

    public void Dispose()
    {
        rule.Dispose();
        deferredWeights?.Dispose();
    }

    /// <summary>A number of each sample and label, [n], mixed as the samples are.</summary>
    private static Tensor Mixed(BatchTargets targets, Func<Tensor, Tensor> of)
    {
        Tensor own = of(targets.Labels); // [n]
        if (targets is not { OtherLabels: { } others, Shares: { } shares }) return own;
        Tensor parts = SampleLosses.Like(shares, own); // [n]
        return parts * own + (1 - parts) * of(others); // [n]
    }

    private Tensor Value(Tensor logits, BatchTargets targets)
    {
        Tensor? weights = isDeferredOver ? deferredWeights : rule.Weights;
        Tensor? factors = weights is null ? null : SampleLosses.Like(weights, logits); // [k]
        Tensor each = Mixed(targets, labels => factors is null ? rule.Each(logits, labels) : factors.index_select(0, labels) * rule.Each(logits, labels)); // [n]
        if (rule.Select(each, targets) is { } selected) return selected;
        return (isDeferredOver ? LossDivisor.WeightSum : rule.Divisor) switch
        {
            LossDivisor.WeightSum => each.sum() / Mixed(targets, labels => factors!.index_select(0, labels)).sum().clamp_min(SampleLosses.SmallestBase),
            LossDivisor.Elements => each.sum() / logits.numel(),
            LossDivisor.One => each.sum(),
            _ => each.mean(),
        };
    }
}
