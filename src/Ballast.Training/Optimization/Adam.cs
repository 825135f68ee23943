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
    private readonly (Parameter[] Replicas, int Length, int Offset)[] parameters;
    private readonly float[] first;
    private readonly float[] second;
    private long step;

    /// <summary>Begins with moments of zero.</summary>
    /// <param name="replicas">The parameters of each replica, in one order; replicas share their weights in memory and each has its own gradients.</param>
    /// <param name="settings">The constants of the run.</param>
    public Adam(IReadOnlyList<Parameter[]> replicas, AdamSettings settings)
    {
        this.settings = settings;
        int total = 0;
        parameters = new (Parameter[], int, int)[replicas[0].Length];
        for (int i = 0; i < parameters.Length; i++)
        {
            Parameter[] same = [.. replicas.Select(replica => replica[i])];
            if (same[0].dtype != ScalarType.Float32) throw new ArgumentException($"Adam updates float32 parameters, not {same[0].dtype}.", nameof(replicas));
            int length = checked((int)same[0].numel());
            parameters[i] = (same, length, total);
            total = checked(total + length);
        }

        first = new float[total];
        second = new float[total];
    }

    /// <summary>Moves every parameter against the sum of its gradients and forgets the gradients.</summary>
    public void Step(double learningRate)
    {
        var factors = new AdamFactors(settings, learningRate, ++step);
        foreach ((Parameter[] replicas, int length, int offset) in parameters)
        {
            using Tensor? gradient = Sum(replicas, length);
            if (gradient is null) continue;
            // Autograd lays a gradient out as its parameter, so both are walked in the order of memory.
            AdamKernel.Step(NativeFloats.Of(replicas[0]), NativeFloats.Of(gradient), first.AsSpan(offset, length), second.AsSpan(offset, length), factors);
        }
    }

    /// <summary>The sum of the replicas' gradients in their order, or null when there is none.</summary>
    private static Tensor? Sum(Parameter[] replicas, int length)
    {
        Tensor? sum = null;
        foreach (Parameter replica in replicas)
        {
            Tensor? gradient = replica.grad;
            if (gradient is null) continue;
            replica.grad = null;
            if (sum is null)
            {
                sum = gradient;
                continue;
            }

            AdamKernel.Add(NativeFloats.Of(sum), NativeFloats.Of(gradient), length);
            gradient.Dispose();
        }

        return sum;
    }
}
