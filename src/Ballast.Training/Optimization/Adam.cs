using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Ballast.Training;

/// <summary>
/// Adam over all parameters in one pass through memory. TorchSharp's own takes a dozen tensor operations a parameter, which on a small network is
/// an eighth of the step.
/// </summary>
/// <remarks>
/// Kingma and Ba 2015, arXiv:1412.6980, algorithm 1, with weight decay added to the gradient as torch.optim.Adam does. A parameter without a gradient is left
/// alone. Parameters must be float32 and must stay where they are in memory.
/// </remarks>
internal sealed unsafe class Adam
{
    private readonly AdamSettings settings;
    private readonly (Parameter Weights, int Length, int Offset)[] parameters;
    private readonly float[] first;
    private readonly float[] second;
    private long step;

    public Adam(IEnumerable<Parameter> parameters, AdamSettings settings)
    {
        this.settings = settings;
        int total = 0;
        List<(Parameter, int, int)> places = [];
        foreach (Parameter parameter in parameters)
        {
            if (parameter.dtype != ScalarType.Float32) throw new ArgumentException($"Adam updates float32 parameters, not {parameter.dtype}.", nameof(parameters));
            int length = checked((int)parameter.numel());
            places.Add((parameter, length, total));
            total = checked(total + length);
        }

        this.parameters = [.. places];
        first = new float[total];
        second = new float[total];
    }

    /// <summary>Moves every parameter against its gradient and forgets the gradients.</summary>
    public void Step(double learningRate)
    {
        var factors = new AdamFactors(settings, learningRate, ++step);
        foreach ((Parameter weights, int length, int offset) in parameters)
        {
            using Tensor? gradient = weights.grad;
            if (gradient is null) continue;
            // Autograd lays a gradient out as its parameter, so both are walked in the order of memory.
            AdamKernel.Step(NativeFloats.Of(weights), NativeFloats.Of(gradient), first.AsSpan(offset, length), second.AsSpan(offset, length), factors);
            weights.grad = null;
        }
    }
}
