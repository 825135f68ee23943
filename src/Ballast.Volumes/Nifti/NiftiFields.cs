using System.Buffers.Binary;

namespace Ballast.Volumes;

/// <summary>Numbers at places of a header, in the byte order of its file.</summary>
internal readonly ref struct NiftiFields(ReadOnlySpan<byte> header, bool isBigEndian)
{
    private readonly ReadOnlySpan<byte> header = header;

    internal bool IsBigEndian { get; } = isBigEndian;

    internal ReadOnlySpan<byte> Bytes(int offset, int count) => header.Slice(offset, count);

    internal short Int16(int offset) =>
        IsBigEndian ? BinaryPrimitives.ReadInt16BigEndian(header[offset..]) : BinaryPrimitives.ReadInt16LittleEndian(header[offset..]);

    internal int Int32(int offset) =>
        IsBigEndian ? BinaryPrimitives.ReadInt32BigEndian(header[offset..]) : BinaryPrimitives.ReadInt32LittleEndian(header[offset..]);

    internal long Int64(int offset) =>
        IsBigEndian ? BinaryPrimitives.ReadInt64BigEndian(header[offset..]) : BinaryPrimitives.ReadInt64LittleEndian(header[offset..]);

    internal double Single(int offset) => BitConverter.Int32BitsToSingle(Int32(offset));

    internal double Double(int offset) => BitConverter.Int64BitsToDouble(Int64(offset));
}
