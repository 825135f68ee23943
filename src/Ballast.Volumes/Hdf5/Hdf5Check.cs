using Ballast.Core;
using PureHDF;

namespace Ballast.Volumes;

/// <summary>What a dataset must be to be read, checked before anything is allocated for it.</summary>
internal static class Hdf5Check
{
    /// <summary>Deflate makes at most 1,032 bytes of one.</summary>
    private const ulong LargestRatio = 1032;

    private const ulong LargestChunk = 1 << 30;

    /// <summary>Runs PureHDF's code and turns what it throws into a sentence.</summary>
    internal static T Guarded<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception cause) when (IsDamage(cause))
        {
            throw Damaged(path, cause);
        }
    }

    /// <summary>PureHDF throws exceptions of any kind at damaged bytes.</summary>
    internal static bool IsDamage(Exception cause) => cause is not (BallastException or OperationCanceledException);

    internal static BallastException Damaged(string path, Exception cause)
    {
        Exception root = cause.GetBaseException();
        if (root.Message.Contains("32000", StringComparison.Ordinal) || root.Message.Contains("lzf", StringComparison.OrdinalIgnoreCase))
            return new BallastException($"{path}: its values are packed with LZF, which Ballast does not read. Pack them with gzip, for example with h5repack -f GZIP=4.", innerException: cause);
        if (root.Message.StartsWith("Byte order conversion", StringComparison.Ordinal))
            return new BallastException($"{path}: its values are big-endian, which Ballast does not read in HDF5 files. Write them as little-endian.", innerException: cause);
        if (root.Message.StartsWith("External file", StringComparison.Ordinal)) return Elsewhere(path, cause);
        string detail = root is InsufficientExecutionStackException ? "its links or structures lead in a circle" : root.Message.TrimEnd('.');
        return new BallastException($"{path}: cannot be read as HDF5: {detail}. Copy the file again, or leave it out.", innerException: cause);
    }

    /// <summary>The refusal of a dataset whose values another file keeps.</summary>
    internal static BallastException Elsewhere(string path, Exception? cause = null) =>
        new($"{path}: keeps its values in another file, which is not read. Copy the values into this file.", innerException: cause);

    internal static bool IsSingle(IH5Dataspace space) => space.Type == H5DataspaceType.Scalar || space.Dimensions.All(size => size == 1);

    internal static void Sizes(string path, Hdf5Options options, ulong[] sizes, bool areNumbers)
    {
        string shape = string.Join(" x ", sizes);
        if (sizes.Length is not (3 or 4))
            throw new BallastException($"{path}: the dataset '{options.Dataset}' has {sizes.Length} axes ({shape}), but a volume has 3 (slices, rows, columns) or 4 (frames before these). Name another dataset.");
        if (sizes.Any(size => size is 0 or > int.MaxValue) || sizes[^1] * sizes[^2] > (ulong)SliceArguments.MaximumPixels)
            throw new BallastException($"{path}: the dataset '{options.Dataset}' has the sizes {shape}, but every axis needs 1 or more and a slice at most {SliceArguments.MaximumPixels} pixels. Name another dataset.");
        if (!areNumbers)
            throw new BallastException($"{path}: the dataset '{options.Dataset}' does not hold plain numbers, but Ballast reads whole numbers of 8 to 64 bits, float32 and float64. Name another dataset.");
        if (sizes.Length == 4 && (ulong)options.Frame >= sizes[0])
            throw new BallastException($"{path}: the dataset '{options.Dataset}' has {sizes[0]} frames, so there is no frame {options.Frame}. Choose a frame from 0 to {sizes[0] - 1}.");
        if (sizes.Length == 3 && options.Frame > 0)
            throw new BallastException($"{path}: the dataset '{options.Dataset}' has one frame, so there is no frame {options.Frame}. Choose frame 0.");
    }

    internal static void Storage(string path, Hdf5Options options, IH5Dataset dataset, long fileLength)
    {
        if (dataset.Layout.Class == H5DataLayoutClass.VirtualStorage)
            throw new BallastException($"{path}: the dataset '{options.Dataset}' is virtual: its values lie in other files, which are not read. Copy the values into this file.");
        bool isPacked = dataset.Layout.Class == H5DataLayoutClass.Chunked;
        UInt128 needed = (UInt128)(ulong)dataset.Type.Size, chunk = needed;
        foreach (ulong size in dataset.Space.Dimensions) needed *= size;
        if (needed > (UInt128)(ulong)fileLength * (isPacked ? LargestRatio : 1))
            throw new BallastException($"{path}: the dataset '{options.Dataset}' names more values than the file can hold. Copy the file again.");
        if (!isPacked) return;
        foreach (ulong size in dataset.Layout.Chunks.Take(dataset.Space.Rank)) chunk *= size;
        if (chunk > LargestChunk)
            throw new BallastException($"{path}: the dataset '{options.Dataset}' has chunks of {chunk} bytes, but at most {LargestChunk} are read at once. Pack it again with smaller chunks.");
    }
}
