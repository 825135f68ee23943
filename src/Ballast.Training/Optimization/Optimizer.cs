using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Moves weights against their gradients and remembers moments of them.</summary>
/// <remarks>A parameter without a gradient is left alone. Parameters must be float32 and must stay where they are in memory.</remarks>
internal abstract class Optimizer : IDisposable
{
    private readonly IReadOnlyList<TrainedParameter> parameters;
    private readonly Tensor[][] moments;
    private readonly DecayedParameters decayed;

    private protected Optimizer(IReadOnlyList<TrainedParameter> parameters, int momentsEach, DecayedParameters decayed)
    {
        this.parameters = parameters;
        this.decayed = decayed;
        foreach (TrainedParameter parameter in parameters)
            if (parameter.Values.dtype != ScalarType.Float32)
                throw new ArgumentException($"Optimisers update float32 parameters, not {parameter.Values.dtype}.", nameof(parameters));
        moments = [.. parameters.Select(parameter => Enumerable.Range(0, momentsEach).Select(_ => Zeros(parameter.Values)).ToArray())];
    }

    /// <summary>Steps so far.</summary>
    public long Steps { get; private set; }

    /// <summary>The optimiser of settings, with moments of zero.</summary>
    public static Optimizer Of(OptimizerSettings settings, double weightDecay, IReadOnlyList<TrainedParameter> parameters, IWeightMath math) => settings switch
    {
        OptimizerSettings.Adam adam => new Adam(parameters, math, new Adam.Constants(adam.Beta1, adam.Beta2, adam.Epsilon) { AddedDecay = weightDecay }, adam.Decayed),
        OptimizerSettings.AdamW adam => new Adam(parameters, math, new Adam.Constants(adam.Beta1, adam.Beta2, adam.Epsilon) { ShrinkingDecay = weightDecay }, adam.Decayed),
        OptimizerSettings.Sgd sgd => new Sgd(parameters, math, sgd, weightDecay),
        _ => throw new ArgumentException($"There is no optimiser for {settings}.", nameof(settings)),
    };

    /// <summary>Moves every parameter that has a gradient.</summary>
    public void Step(GradientSet gradients, double rate)
    {
        Steps++;
        Begin(rate);
        for (int i = 0; i < parameters.Count; i++)
        {
            if (gradients[i] is not { } gradient) continue;
            Tensor weights = parameters[i].Values;
            bool decays = decayed == DecayedParameters.All || weights.dim() > 1;
            // Autograd lays a gradient out as its parameter, so all are walked in the order of memory.
            Update(weights, gradient, moments[i], decays);
        }
    }

    /// <summary>Copies of the moments by their number and parameter.</summary>
    public IEnumerable<KeyValuePair<string, StoredTensor>> CaptureState()
    {
        for (int i = 0; i < parameters.Count; i++)
            for (int moment = 0; moment < moments[i].Length; moment++)
                yield return new(Key(moment, i), TorchTensors.FromTorch(moments[i][moment]));
    }

    /// <summary>Goes on from captured moments.</summary>
    public void RestoreState(IReadOnlyDictionary<string, StoredTensor> state, long steps)
    {
        Steps = steps;
        for (int i = 0; i < parameters.Count; i++)
            for (int moment = 0; moment < moments[i].Length; moment++)
                TorchTensors.CopyInto(moments[i][moment], state[Key(moment, i)]);
    }

    public void Dispose()
    {
        foreach (Tensor moment in moments.SelectMany(each => each)) moment.Dispose();
    }

    /// <summary>Computes what is the same for all parameters of a step.</summary>
    private protected abstract void Begin(double rate);

    private protected abstract void Update(Tensor weights, Tensor gradient, Tensor[] moments, bool decays);

    private static Tensor Zeros(Tensor like)
    {
        using IDisposable frozen = no_grad();
        return zeros_like(like).DetachFromDisposeScope();
    }

    private string Key(int moment, int parameter) => $"{moment}.{parameters[parameter].Name}";
}
