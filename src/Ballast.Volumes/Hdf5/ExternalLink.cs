using System.Buffers.Binary;

namespace Ballast.Volumes;

/// <summary>HDF5's message of a link to another file, as in section IV.A.2.g of the file format specification.</summary>
internal static class ExternalLink
{
    internal const byte LinkType = 64;

    /// <summary>Whether bytes start with such a message.</summary>
    internal static bool StartsAt(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 3 || bytes[0] != 1 || (bytes[1] & 0x08) == 0 || (bytes[1] & 0xE0) != 0 || bytes[2] != LinkType) return false;
        int flags = bytes[1];
        int at = 3 + ((flags & 0x04) != 0 ? 8 : 0) + ((flags & 0x10) != 0 ? 1 : 0);
        int sizeOfLength = 1 << (flags & 0x03);
        if (at + sizeOfLength > bytes.Length) return false;
        ReadOnlySpan<byte> field = bytes[at..];
        ulong name = sizeOfLength switch
        {
            1 => field[0],
            2 => BinaryPrimitives.ReadUInt16LittleEndian(field),
            4 => BinaryPrimitives.ReadUInt32LittleEndian(field),
            _ => BinaryPrimitives.ReadUInt64LittleEndian(field),
        };
        ulong value = (ulong)(at + sizeOfLength) + name;
        // Names longer than what is looked at belong to no honest file.
        if (name > 1024) return name < 1 << 16;
        if (name == 0 || value + 3 > (ulong)bytes.Length) return false;
        return BinaryPrimitives.ReadUInt16LittleEndian(bytes[(int)value..]) >= 3 && bytes[(int)value + 2] == 0;
    }
}
