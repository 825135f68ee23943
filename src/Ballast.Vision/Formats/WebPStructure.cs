using System.Buffers.Binary;

namespace Ballast.Vision;

/// <summary>Checks that a WebP file is as long as its header says.</summary>
internal static class WebPStructure
{
    /// <summary>Refuses a file that is cut off.</summary>
    /// <exception cref="ImageDefectException">The file is shorter than its header says.</exception>
    internal static void Check(ReadOnlySpan<byte> bytes)
    {
        uint promised = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        if (bytes.Length - 8L < promised)
            throw new ImageDefectException(ImageProblemKind.Truncated, $"The WebP content has {bytes.Length} bytes but its header promises {promised + 8L}.");
    }
}
