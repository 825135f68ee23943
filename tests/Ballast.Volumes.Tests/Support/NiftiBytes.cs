using System.Buffers.Binary;
using System.IO.Compression;

namespace Ballast.Volumes.Tests;

/// <summary>Writes small NIfTI files by the fields of the standard.</summary>
internal sealed class NiftiBytes
{
    internal short[] Sizes { get; init; } = [3, 3, 2, 2];

    internal short Type { get; init; } = 2;

    internal float Slope { get; init; }

    internal float Intercept { get; init; }

    internal float DisplayedLow { get; init; }

    internal float DisplayedHigh { get; init; }

    internal float Offset { get; init; } = 352;

    internal string Magic { get; init; } = "n+1\0";

    internal byte[] Values { get; init; } = new byte[12];

    /// <summary>NIfTI-1, little endian.</summary>
    internal byte[] First()
    {
        byte[] file = new byte[352 + Values.Length];
        BinaryPrimitives.WriteInt32LittleEndian(file, 348);
        for (int i = 0; i < Sizes.Length; i++) BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(40 + 2 * i), Sizes[i]);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(70), Type);
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(108), Offset);
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(112), Slope);
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(116), Intercept);
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(124), DisplayedHigh);
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(128), DisplayedLow);
        System.Text.Encoding.ASCII.GetBytes(Magic).CopyTo(file, 344);
        Values.CopyTo(file, 352);
        return file;
    }

    internal static byte[] Pack(byte[] file)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(file);
        return packed.ToArray();
    }
}
