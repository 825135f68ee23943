using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

/// <summary>The numbers with which tests/reference/torchvision_networks.py fills weights and images.</summary>
internal static class ReferenceNumbers
{
    /// <summary>Images of 64 × 64 pixels within ±1.7 in float64; [2, 3, 64, 64].</summary>
    public static Tensor Images()
    {
        using Tensor u = Uniform(0, [2, 3, 64, 64]);
        return u * 1.7;
    }

    public static void Fill(nn.Module module)
    {
        using IDisposable frozen = no_grad();
        using DisposeScope scope = NewDisposeScope();
        int place = 0;
        foreach ((string name, Tensor tensor) in module.state_dict().OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            Tensor u = Uniform(++place, tensor.shape);
            Tensor values = name switch
            {
                _ when name.EndsWith("num_batches_tracked", StringComparison.Ordinal) => full_like(tensor, 3),
                _ when name.EndsWith("running_var", StringComparison.Ordinal) => 1 + 0.25 * u,
                _ when tensor.dim() == 1 && name.EndsWith("weight", StringComparison.Ordinal) => 1 + 0.25 * u,
                _ when tensor.dim() == 1 => 0.1 * u,
                _ => u * Math.Sqrt(6.0 / (tensor.numel() / tensor.shape[0])),
            };
            tensor.copy_(values);
        }
    }

    public static Tensor Uniform(int stream, long[] shape)
    {
        double[] values = new double[shape.Aggregate(1L, (a, b) => a * b)];
        for (int i = 0; i < values.Length; i++) values[i] = UniformAt(stream, i);
        using Tensor flat = tensor(values);
        return flat.reshape(shape);
    }

    private static double UniformAt(int stream, int i)
    {
        ulong z = (((ulong)stream << 32) + (ulong)i + 1) * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return (z >> 11) / (double)(1UL << 52) - 1;
    }
}
