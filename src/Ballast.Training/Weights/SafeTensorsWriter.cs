using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace Ballast.Training;

internal static class SafeTensorsWriter
{
    private const int Alignment = 8;

    /// <summary>Writes header and numbers, tensors in the ordinal order of their names, the header filled up with spaces to a multiple of 8 bytes.</summary>
    public static void Write(SafeTensors content, Stream stream)
    {
        ArrayBufferWriter<byte> header = new();
        using (Utf8JsonWriter json = new(header)) WriteHeader(content, json);
        while (header.WrittenCount % Alignment != 0) header.Write(" "u8);
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.WrittenCount);
        stream.Write(length);
        stream.Write(header.WrittenSpan);
        foreach (StoredTensor tensor in content.Tensors.Values) stream.Write(tensor.Bytes.Span);
    }

    private static void WriteHeader(SafeTensors content, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (!content.Metadata.IsEmpty)
        {
            json.WriteStartObject(SafeTensorsHeader.MetadataKey);
            foreach ((string name, string text) in content.Metadata) json.WriteString(name, text);
            json.WriteEndObject();
        }

        long begin = 0;
        foreach ((string name, StoredTensor tensor) in content.Tensors)
        {
            json.WriteStartObject(name);
            json.WriteString("dtype", TensorTypes.SafeTensorsName(tensor.Type));
            WriteNumbers(json, "shape", tensor.Shape.AsSpan());
            WriteNumbers(json, "data_offsets", [begin, begin + tensor.Bytes.Length]);
            json.WriteEndObject();
            begin += tensor.Bytes.Length;
        }

        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, ReadOnlySpan<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (long number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
