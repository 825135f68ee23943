using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>The moving average of a network's parameters and running statistics.</summary>
internal sealed class AveragedWeights : IDisposable
{
    private readonly WeightAveraging settings;
    private readonly IWeightMath math;
    private readonly (string Name, Tensor Values, Tensor Average)[] entries;

    public AveragedWeights(NetworkModule module, WeightAveraging settings, IWeightMath math)
    {
        this.settings = settings;
        this.math = math;
        using IDisposable frozen = no_grad();
        entries =
        [
            .. module.named_parameters().Select(named => (named.name, (Tensor)named.parameter))
                .Concat(module.named_buffers().Where(named => named.buffer.is_floating_point()))
                .Select(named => (named.Item1, named.Item2, Copy(named.Item2))),
        ];
    }

    /// <summary>Moves the average towards the weights after a step, counted from 1.</summary>
    public void Update(long step)
    {
        float share = (float)(1 - settings.DecayAt(step));
        foreach ((_, Tensor values, Tensor average) in entries) math.Blend(average, values, share);
    }

    /// <summary>Puts the average in the place of the weights, or back.</summary>
    public void Swap()
    {
        foreach ((_, Tensor values, Tensor average) in entries) math.Swap(values, average);
    }

    /// <summary>Copies of the average by name.</summary>
    public IEnumerable<KeyValuePair<string, StoredTensor>> CaptureState() => entries.Select(entry => new KeyValuePair<string, StoredTensor>(entry.Name, TorchTensors.FromTorch(entry.Average)));

    /// <summary>Goes on from a captured average.</summary>
    public void RestoreState(IReadOnlyDictionary<string, StoredTensor> state)
    {
        foreach ((string name, _, Tensor average) in entries) TorchTensors.CopyInto(average, state[name]);
    }

    public void Dispose()
    {
        foreach ((_, _, Tensor average) in entries) average.Dispose();
    }

    private static Tensor Copy(Tensor values)
    {
        using Tensor detached = values.detach();
        return detached.clone().DetachFromDisposeScope();
    }
}
