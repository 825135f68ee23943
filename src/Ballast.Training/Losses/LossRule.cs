using System.Collections.Immutable;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>A loss function with what it takes from the counts of one training part, and what it learned while training.</summary>
internal abstract class LossRule : IDisposable
{
    private readonly List<Tensor> constants = [];

    /// <summary>What the sum of the samples' losses is divided by.</summary>
    public LossDivisor Divisor { get; protected init; } = LossDivisor.Samples;

    /// <summary>The weight of each class, [k]; null means 1.</summary>
    public Tensor? Weights { get; protected init; }

    /// <summary>What was learned: numbers under names, changed in place.</summary>
    protected virtual ImmutableArray<(string Name, double[] Values)> State => [];

    /// <summary>The losses of samples, [n], of logits [n, k] and labels [n].</summary>
    public abstract Tensor Each(Tensor logits, Tensor labels);

    /// <summary>A loss that looks at all samples together, of their losses [n]; null where the divisor tells all.</summary>
    public virtual Tensor? Select(Tensor each, BatchTargets targets) => null;

    /// <summary>Told of a training batch before its loss is taken.</summary>
    public virtual void Begin(Tensor logits, BatchTargets targets)
    {
    }

    /// <summary>Told of a training batch after its loss was taken.</summary>
    public virtual void End(Tensor logits, BatchTargets targets)
    {
    }

    public ImmutableSortedDictionary<string, StoredTensor> Capture() => State.ToImmutableSortedDictionary(
        entry => entry.Name, entry => new StoredTensor(TensorType.F64, [entry.Values.Length], MemoryMarshal.AsBytes<double>(entry.Values).ToArray()), StringComparer.Ordinal);

    public void Restore(IReadOnlyDictionary<string, StoredTensor> state)
    {
        ImmutableArray<(string Name, double[] Values)> own = State;
        foreach (string name in state.Keys)
            if (!own.Any(entry => entry.Name == name))
                throw new ArgumentException($"The loss has no '{name}'.", nameof(state));
        foreach ((string name, double[] values) in own)
        {
            if (!state.TryGetValue(name, out StoredTensor? stored)) throw new ArgumentException($"'{name}' is missing.", nameof(state));
            if (stored.Type != TensorType.F64 || !stored.Shape.AsSpan().SequenceEqual([values.Length]))
                throw new ArgumentException($"'{name}' is {TensorShape.Text(stored.Shape)} of {stored.Type}; the loss needs [{values.Length}] of {TensorType.F64}.", nameof(state));
        }

        foreach ((string name, double[] values) in own) MemoryMarshal.Cast<byte, double>(state[name].Bytes.Span).CopyTo(values);
    }

    public void Dispose()
    {
        foreach (Tensor constant in constants) constant.Dispose();
    }

    /// <summary>A constant that lives as long as the rule, whatever scope it is made in: float64, [values].</summary>
    protected Tensor Hold(ImmutableArray<double> values)
    {
        Tensor constant = tensor(values.ToArray()).DetachFromDisposeScope(); // [k]
        constants.Add(constant);
        return constant;
    }
}
