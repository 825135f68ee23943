using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Ballast.Interchange;

/// <summary>The framing of TFRecord files: length, masked CRC of the length, bytes, masked CRC of the bytes; all little-endian.</summary>
internal static class RecordFile
{
    private const uint MaskDelta = 0xA282EAD8;

    /// <summary>Appends one record.</summary>
    public static void Write(Stream stream, ReadOnlySpan<byte> record)
    {
        Span<byte> header = stackalloc byte[sizeof(ulong) + sizeof(uint)], footer = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)record.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[sizeof(ulong)..], MaskedCrc(header[..sizeof(ulong)]));
        BinaryPrimitives.WriteUInt32LittleEndian(footer, MaskedCrc(record));
        stream.Write(header);
        stream.Write(record);
        stream.Write(footer);
    }

    /// <summary>CRC-32C (Castagnoli), rotated and shifted so that the CRC of data which hold CRCs is not special.</summary>
    public static uint MaskedCrc(ReadOnlySpan<byte> bytes)
    {
        uint crc = Crc(bytes);
        return BitOperations.RotateRight(crc, 15) + MaskDelta;
    }

    /// <summary>CRC-32C (Castagnoli).</summary>
    public static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words) crc = BitOperations.Crc32C(crc, BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word));
        foreach (byte value in bytes[(words.Length * sizeof(ulong))..]) crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }
}
