using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Training;

/// <summary>Turns the inert description of a tensor in a pickle into its numbers.</summary>
internal sealed class PyTorchTensors(PyTorchArchive archive, string path)
{
    /// <summary>Views that share a storage may yield this many times the bytes of the file; more is an attack.</summary>
    private const int LargestExpansion = 8;

    private const int LargestDimensions = 64;

    private long yielded;

    /// <summary>The description of a tensor behind any wrapping as a parameter; null when the value is something else.</summary>
    public static PickleObject? Describes(object? value)
    {
        if (value is not PickleObject { Callable: PickleGlobal { Module: "torch._utils" } call } found) return null;
        return call.Name switch
        {
            "_rebuild_tensor_v2" => found,
            "_rebuild_parameter" or "_rebuild_parameter_with_state" => found.Arguments.Length > 0 ? Describes(found.Arguments[0]) : null,
            _ => null,
        };
    }

    public StoredTensor Read(string name, PickleObject tensor)
    {
        if (tensor.Arguments is not [PickleReference storage, long offset, object?[] size, object?[] stride, ..]) throw Broken(name, "is not described as PyTorch describes a tensor");
        if (storage.Id is not object?[] id || id is not ["storage", PickleGlobal storageType, string key, string, long count]) throw Broken(name, "does not name its storage as PyTorch does");
        if (!TensorTypes.TryFromStorage(storageType.Name, out TensorType type)) throw Broken(name, $"has numbers of the type {storageType}, which is not supported");
        byte[] bytes = archive.Storage(key);
        int item = TensorTypes.Bytes(type);
        if (count < 0 || count > long.MaxValue / item || bytes.Length != count * item) throw Broken(name, $"needs a storage of {count} numbers, but data/{key} has {bytes.Length} bytes");
        ImmutableArray<long> shape = Lengths(name, size);
        ImmutableArray<long> steps = Lengths(name, stride);
        long outputs = Check(name, shape, steps, offset, count);
        yielded += outputs * item;
        if (yielded > archive.FileBytes * LargestExpansion) throw new BallastException($"{path}: its tensors would need more than {LargestExpansion} times the bytes of the file.");
        return new StoredTensor(type, shape, Gather(bytes.AsMemory(), item, new(shape, steps, offset)));
    }

    /// <summary>Checks that all numbers of a view lie within its storage; returns how many numbers the view has.</summary>
    private long Check(string name, ImmutableArray<long> shape, ImmutableArray<long> steps, long offset, long count)
    {
        if (shape.Length != steps.Length || shape.Length > LargestDimensions || offset < 0) throw Broken(name, "has a size that does not fit its strides");
        if (!TensorShape.TryCountBytes(shape.AsSpan(), TensorType.U8, out long outputs) || outputs > count)
            throw Broken(name, $"{TensorShape.Text(shape)} has more numbers than its storage of {count}");
        if (outputs == 0) return 0;
        UInt128 last = (UInt128)offset;
        for (int d = 0; d < shape.Length; d++) last += (UInt128)(shape[d] - 1) * (UInt128)steps[d];
        return last < (UInt128)count ? outputs : throw Broken(name, $"reaches outside its storage of {count} numbers");
    }

    private ImmutableArray<long> Lengths(string name, object?[] values)
    {
        foreach (object? value in values)
            if (value is not >= 0L)
                throw Broken(name, "has a size or stride that is not a whole number from 0");
        return [.. values.Cast<long>()];
    }

    private static ReadOnlyMemory<byte> Gather(ReadOnlyMemory<byte> storage, int item, StridedView view)
    {
        if (view.IsRowMajor) return storage.Slice((int)view.Offset * item, (int)view.Count * item);
        byte[] gathered = new byte[view.Count * item];
        int to = 0;
        foreach (long at in view.Places())
        {
            storage.Span.Slice((int)at * item, item).CopyTo(gathered.AsSpan(to));
            to += item;
        }

        return gathered;
    }

    private BallastException Broken(string name, string what) => new($"{path}: not a valid PyTorch file: tensor '{name}' {what}.");
}
