using System.Collections.Immutable;

namespace Ballast.Training;

/// <summary>A tensor in managed memory, as weight files hold it: type, shape and little-endian numbers in row-major order.</summary>
public sealed class StoredTensor
{
    /// <summary>Describes numbers as a tensor.</summary>
    /// <param name="type">The type of the numbers.</param>
    /// <param name="shape">The length of each dimension, 0 or more; empty for a single number.</param>
    /// <param name="bytes">The numbers, little-endian, the last dimension fastest. Not copied.</param>
    /// <exception cref="ArgumentException">The length of <paramref name="bytes"/> is not the size of the shape.</exception>
    public StoredTensor(TensorType type, ImmutableArray<long> shape, ReadOnlyMemory<byte> bytes)
    {
        if (!TensorShape.TryCountBytes(shape.AsSpan(), type, out long wanted) || wanted != bytes.Length)
            throw new ArgumentException($"A tensor {TensorShape.Text(shape)} of {type} does not have {bytes.Length} bytes.", nameof(bytes));
        Type = type;
        Shape = shape;
        Bytes = bytes;
    }

    /// <summary>The type of the numbers.</summary>
    public TensorType Type { get; }

    /// <summary>The length of each dimension; empty for a single number.</summary>
    public ImmutableArray<long> Shape { get; }

    /// <summary>The numbers, little-endian, the last dimension fastest.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>How many numbers there are.</summary>
    public long Count => Bytes.Length / TensorTypes.Bytes(Type);
}
