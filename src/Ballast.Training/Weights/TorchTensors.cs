using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Copies tensors between managed memory and torch.</summary>
internal static class TorchTensors
{
    /// <summary>A copy in torch's memory, in row-major layout; the caller disposes it.</summary>
    public static Tensor ToTorch(StoredTensor stored)
    {
        Tensor tensor = empty(stored.Shape.AsSpan(), TensorTypes.Torch(stored.Type));
        if (stored.Bytes.IsEmpty) return tensor;
        Span<byte> target = tensor.bytes;
        stored.Bytes.Span.CopyTo(target);
        if (stored.Type == TensorType.Boolean) NormalizeTruth(target);
        return tensor;
    }

    /// <summary>A copy in managed memory, whatever the layout of the tensor.</summary>
    public static StoredTensor FromTorch(Tensor tensor)
    {
        using Tensor values = tensor.detach();
        using Tensor local = values.cpu();
        using Tensor dense = local.contiguous();
        return new StoredTensor(TensorTypes.FromTorch(tensor.dtype), [.. tensor.shape], dense.numel() == 0 ? [] : dense.bytes.ToArray());
    }

    /// <summary>Copies numbers into a tensor of the same shape, converting type and layout.</summary>
    public static void CopyInto(Tensor target, StoredTensor stored)
    {
        using IDisposable frozen = no_grad();
        using Tensor source = ToTorch(stored);
        target.copy_(source);
    }

    /// <summary>A file may hold any byte where torch relies on 0 or 1.</summary>
    private static void NormalizeTruth(Span<byte> values)
    {
        foreach (ref byte value in values) value = value == 0 ? (byte)0 : (byte)1;
    }
}
