using System.Buffers.Binary;
using Ballast.Core;

namespace Ballast.Training;

internal static class SafeTensorsReader
{
    private const int LengthBytes = 8;

    /// <summary>Reads a seekable stream. Memory is taken only for what the stream has been seen to hold.</summary>
    public static SafeTensors Read(Stream stream, string path)
    {
        long fileBytes = stream.Length;
        if (fileBytes < LengthBytes) throw Broken(path, $"it has {fileBytes} bytes, and the length of the header alone takes 8; the file is cut short");
        byte[] length = new byte[LengthBytes];
        stream.ReadExactly(length);
        ulong headerBytes = BinaryPrimitives.ReadUInt64LittleEndian(length);
        if (headerBytes > SafeTensorsHeader.LargestBytes) throw Broken(path, $"its header would have {headerBytes} bytes; at most {SafeTensorsHeader.LargestBytes} are allowed");
        if (headerBytes > (ulong)(fileBytes - LengthBytes)) throw Broken(path, $"its header would have {headerBytes} bytes but only {fileBytes - LengthBytes} follow; the file is cut short");
        byte[] json = new byte[headerBytes];
        stream.ReadExactly(json);
        SafeTensorsHeader header = SafeTensorsHeader.Parse(json, fileBytes - LengthBytes - json.Length, path);
        Dictionary<string, StoredTensor> tensors = new(StringComparer.Ordinal);
        foreach (SafeTensorsEntry entry in header.Entries)
        {
            long bytes = entry.End - entry.Begin;
            if (bytes > Array.MaxLength) throw new BallastException($"{path}: tensor '{entry.Name}' has {bytes} bytes; one tensor may have up to {Array.MaxLength}.");
            byte[] values = new byte[bytes];
            stream.ReadExactly(values);
            tensors.Add(entry.Name, new StoredTensor(entry.Type, entry.Shape, values));
        }

        return new SafeTensors(tensors, header.Metadata);
    }

    private static BallastException Broken(string path, string what) => new($"{path}: not a valid safetensors file: {what}.");
}
