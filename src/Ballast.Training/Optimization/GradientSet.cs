using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Ballast.Training;

/// <summary>The gradients of one step: those of all shards added in their order, and of several batches as the mean over their images.</summary>
internal sealed class GradientSet(IReadOnlyList<TrainedParameter> parameters, IWeightMath math) : IDisposable
{
    private readonly Tensor?[] gradients = new Tensor?[parameters.Count];
    private long images;

    /// <summary>Whether no batch was collected since the last <see cref="Clear"/>.</summary>
    public bool IsEmpty => images == 0;

    /// <summary>The gradient of a parameter; null where it has none. Lies as its parameter does.</summary>
    public Tensor? this[int parameter] => gradients[parameter];

    /// <summary>Takes the gradients of a batch from the replicas: a batch weighs as many images as it has, so that several are as one large batch.</summary>
    public void Collect(int batchImages)
    {
        float share = (float)((double)batchImages / (images + batchImages));
        for (int i = 0; i < gradients.Length; i++)
        {
            Tensor? more = Sum(parameters[i].Replicas);
            if (IsEmpty) gradients[i] = more;
            else gradients[i] = Mean(gradients[i], more, share);
        }

        images += batchImages;
    }

    /// <summary>The Euclidean norm of all gradients together.</summary>
    public double Norm()
    {
        double squares = 0;
        foreach (Tensor? gradient in gradients)
            if (gradient is not null)
                squares += math.SquareSum(gradient);
        return Math.Sqrt(squares);
    }

    /// <summary>Multiplies all gradients.</summary>
    public void Scale(float factor)
    {
        foreach (Tensor? gradient in gradients)
            if (gradient is not null)
                math.Scale(gradient, factor);
    }

    /// <summary>Brings every value into −limit … limit.</summary>
    public void Clamp(float limit)
    {
        foreach (Tensor? gradient in gradients)
            if (gradient is not null)
                math.Clamp(gradient, limit);
    }

    /// <summary>Forgets the gradients.</summary>
    public void Clear()
    {
        foreach (Tensor? gradient in gradients) gradient?.Dispose();
        Array.Clear(gradients);
        images = 0;
    }

    public void Dispose() => Clear();

    private Tensor? Mean(Tensor? mean, Tensor? more, float share)
    {
        if (mean is null)
        {
            if (more is not null) math.Scale(more, share);
            return more;
        }

        if (more is null)
        {
            math.Scale(mean, 1 - share);
            return mean;
        }

        math.Blend(mean, more, share);
        more.Dispose();
        return mean;
    }

    /// <summary>The sum of the replicas' gradients in their order, or null when there is none.</summary>
    private Tensor? Sum(Parameter[] replicas)
    {
        Tensor? sum = null;
        foreach (Parameter replica in replicas)
        {
            Tensor? gradient = replica.grad;
            if (gradient is null) continue;
            replica.grad = null;
            if (sum is null)
            {
                sum = gradient.DetachFromDisposeScope();
                continue;
            }

            math.Add(sum, gradient);
            gradient.Dispose();
        }

        return sum;
    }
}
