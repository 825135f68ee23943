using System.Buffers.Binary;

namespace Ballast.Vision.Tests;

/// <summary>PNG chunks written by hand.</summary>
internal static class PngChunks
{
    /// <summary>The file with a chunk behind its header.</summary>
    internal static byte[] WithChunk(byte[] png, string name, byte[] content)
    {
        const int behindHeader = 8 + 25;
        byte[] typed = [.. System.Text.Encoding.ASCII.GetBytes(name), .. content];
        byte[] length = new byte[4], crc = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(crc, Crc(typed));
        return [.. png[..behindHeader], .. length, .. typed, .. crc, .. png[behindHeader..]];
    }

    private static uint Crc(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
        }

        return ~crc;
    }
}
