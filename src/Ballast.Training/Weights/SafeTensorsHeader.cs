using System.Collections.Immutable;
using System.Text.Json;
using Ballast.Core;

namespace Ballast.Training;

/// <summary>The JSON header of a safetensors file, checked against the number of bytes that follow it.</summary>
internal sealed class SafeTensorsHeader
{
    public const string MetadataKey = "__metadata__";

    /// <summary>The limit of the reference implementation.</summary>
    public const int LargestBytes = 100_000_000;

    private readonly string path;

    private SafeTensorsHeader(string path)
    {
        this.path = path;
    }

    /// <summary>The entries in the order of their bytes.</summary>
    public List<SafeTensorsEntry> Entries { get; } = [];

    public SortedDictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>Parses and checks a header.</summary>
    /// <param name="json">The header.</param>
    /// <param name="dataBytes">How many bytes follow the header in the file.</param>
    /// <param name="path">The file, for messages.</param>
    public static SafeTensorsHeader Parse(ReadOnlyMemory<byte> json, long dataBytes, string path)
    {
        SafeTensorsHeader header = new(path);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 8 });
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw header.Broken("the header is not a JSON object");
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
                if (property.NameEquals(MetadataKey)) header.AddMetadata(property.Value);
                else header.Entries.Add(header.Entry(property.Name, property.Value));
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException)
        {
            // Text that is not UTF-8 or not whole UTF-16 is an InvalidOperationException when it is read.
            throw new BallastException($"{path}: not a valid safetensors file: the header is not valid JSON. {cause.Message}", innerException: cause);
        }

        header.CheckOffsets(dataBytes);
        return header;
    }

    private void AddMetadata(JsonElement metadata)
    {
        if (metadata.ValueKind != JsonValueKind.Object) throw Broken("__metadata__ is not an object of texts");
        foreach (JsonProperty property in metadata.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.String) throw Broken($"the metadata '{property.Name}' is not a text");
            Metadata.Add(property.Name, property.Value.GetString()!);
        }
    }

    private SafeTensorsEntry Entry(string name, JsonElement entry)
    {
        if (name.Length == 0) throw Broken("a tensor has an empty name");
        if (entry.ValueKind != JsonValueKind.Object || entry.EnumerateObject().Count() != 3
            || !entry.TryGetProperty("dtype", out JsonElement typeName)
            || !entry.TryGetProperty("shape", out JsonElement shape)
            || !entry.TryGetProperty("data_offsets", out JsonElement offsets))
            throw Broken($"tensor '{name}' does not have exactly dtype, shape and data_offsets");
        if (typeName.ValueKind != JsonValueKind.String || !TensorTypes.TryFromSafeTensors(typeName.GetString()!, out TensorType type))
            throw Broken($"tensor '{name}' has the type {typeName.GetRawText()}; known are {TensorTypes.SafeTensorsNames}");
        ImmutableArray<long> lengths = Numbers(name, shape);
        ImmutableArray<long> range = Numbers(name, offsets);
        if (range.Length != 2 || range[0] > range[1]) throw Broken($"the data_offsets {offsets.GetRawText()} of tensor '{name}' are not a begin and an end");
        if (!TensorShape.TryCountBytes(lengths.AsSpan(), type, out long bytes) || bytes != range[1] - range[0])
            throw Broken($"tensor '{name}' {TensorShape.Text(lengths)} of {typeName.GetString()} does not fill its {range[1] - range[0]} bytes");
        return new SafeTensorsEntry(name, type, lengths, range[0], range[1]);
    }

    private ImmutableArray<long> Numbers(string name, JsonElement array)
    {
        if (array.ValueKind != JsonValueKind.Array) throw Broken($"tensor '{name}' has {array.GetRawText()} where a list of whole numbers belongs");
        ImmutableArray<long>.Builder numbers = ImmutableArray.CreateBuilder<long>(array.GetArrayLength());
        foreach (JsonElement element in array.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.Number || !element.TryGetInt64(out long number) || number < 0)
                throw Broken($"tensor '{name}' has {element.GetRawText()} where a whole number from 0 belongs");
            numbers.Add(number);
        }

        return numbers.MoveToImmutable();
    }

    /// <summary>Every byte after the header belongs to exactly one tensor: a gap could hide data, an overlap could multiply it.</summary>
    private void CheckOffsets(long dataBytes)
    {
        Entries.Sort((a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)));
        long next = 0;
        foreach (SafeTensorsEntry entry in Entries)
        {
            if (entry.Begin < next) throw Broken($"tensor '{entry.Name}' begins at byte {entry.Begin}, inside another that ends at {next}");
            if (entry.Begin > next) throw Broken($"the bytes {next} to {entry.Begin} before tensor '{entry.Name}' belong to no tensor");
            next = entry.End;
        }

        if (next > dataBytes) throw Broken($"the tensors need {next} bytes but only {dataBytes} follow the header; the file is cut short");
        if (next < dataBytes) throw Broken($"{dataBytes - next} bytes after the last tensor belong to no tensor");
    }

    private BallastException Broken(string what) => new($"{path}: not a valid safetensors file: {what}.");
}
