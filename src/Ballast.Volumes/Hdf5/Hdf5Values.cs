using System.Buffers;
using System.Numerics;
using PureHDF;
using PureHDF.Selections;
using PureHDF.VOL.Native;

namespace Ballast.Volumes;

/// <summary>Reads values of any plain numeric type as floats. Not for several threads.</summary>
internal sealed class Hdf5Values
{
    /// <summary>The chunks of a packed dataset that stay unpacked, because a chunk may reach over several slices.</summary>
    private const ulong CachedBytes = 64 << 20;

    private readonly NativeDataset dataset;
    private readonly H5DatasetAccess access = new(ChunkCache: new SimpleReadingChunkCache(521, CachedBytes));
    private readonly Reader? reader;

    internal Hdf5Values(NativeDataset dataset)
    {
        this.dataset = dataset;
        reader = ReaderFor(dataset.Type);
    }

    private delegate void Reader(HyperslabSelection selection, Span<float> values);

    /// <summary>Whether the dataset holds plain numbers.</summary>
    internal bool AreNumbers => reader is not null;

    internal void Read(HyperslabSelection selection, Span<float> values) => reader!(selection, values);

    private Reader? ReaderFor(IH5DataType type) => (type.Class, type.Size) switch
    {
        (H5DataTypeClass.FloatingPoint, 4) => ReadSingles,
        (H5DataTypeClass.FloatingPoint, 8) => Read<double>,
        (H5DataTypeClass.FixedPoint, 1) => type.FixedPoint.IsSigned ? Read<sbyte> : Read<byte>,
        (H5DataTypeClass.FixedPoint, 2) => type.FixedPoint.IsSigned ? Read<short> : Read<ushort>,
        (H5DataTypeClass.FixedPoint, 4) => type.FixedPoint.IsSigned ? Read<int> : Read<uint>,
        (H5DataTypeClass.FixedPoint, 8) => type.FixedPoint.IsSigned ? Read<long> : Read<ulong>,
        _ => null,
    };

    private void ReadSingles(HyperslabSelection selection, Span<float> values) => dataset.Read(access, values, selection);

    private void Read<T>(HyperslabSelection selection, Span<float> values)
        where T : unmanaged, INumberBase<T>
    {
        T[] stored = ArrayPool<T>.Shared.Rent(values.Length);
        try
        {
            dataset.Read(access, stored.AsSpan(0, values.Length), selection);
            for (int i = 0; i < values.Length; i++) values[i] = float.CreateTruncating(stored[i]);
        }
        finally
        {
            ArrayPool<T>.Shared.Return(stored);
        }
    }
}
