using System.Buffers.Binary;

namespace Ballast.Volumes;

/// <summary>The checksum of PNG's chunks (ISO 3309), eight bytes a step.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Tables = MakeTables();

    internal static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        uint[] tables = Tables;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            ulong eight = BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ crc;
            crc = tables[1792 + (byte)eight] ^ tables[1536 + (byte)(eight >> 8)] ^ tables[1280 + (byte)(eight >> 16)] ^ tables[1024 + (byte)(eight >> 24)]
                ^ tables[768 + (byte)(eight >> 32)] ^ tables[512 + (byte)(eight >> 40)] ^ tables[256 + (byte)(eight >> 48)] ^ tables[(byte)(eight >> 56)];
        }

        foreach (byte one in bytes) crc = tables[(byte)(crc ^ one)] ^ (crc >> 8);
        return ~crc;
    }

    private static uint[] MakeTables()
    {
        uint[] tables = new uint[8 * 256];
        for (uint i = 0; i < 256; i++)
        {
            uint crc = i;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ Polynomial : crc >> 1;
            tables[i] = crc;
        }

        for (int i = 256; i < tables.Length; i++) tables[i] = (tables[i - 256] >> 8) ^ tables[(byte)tables[i - 256]];
        return tables;
    }
}
