using System.Text.Json;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Detection;

/// <summary>What <c>balanced_dataset_metadata.json</c> says, as far as it can be checked.</summary>
internal sealed class BalanceMetadata
{
    private const long LargestBytes = 1L << 30;

    private readonly JsonElement root;
    private readonly Dictionary<string, string> groups = new(StringComparer.Ordinal);

    private BalanceMetadata(JsonElement root)
    {
        this.root = root;
        foreach (SplitPart part in BalanceDocuments.Parts)
            foreach (JsonElement slice in Slices(part))
                if (Text(slice, "image") is { } image && (Text(slice, "patient_id") ?? Text(slice, "volume_id")) is { } group)
                    groups[image] = group;
    }

    /// <summary>Reads the file where there is one.</summary>
    /// <exception cref="BallastException">It cannot be read, or is no JSON object.</exception>
    internal static BalanceMetadata? Find(string folder)
    {
        string path = Path.Join(folder, BalanceDocuments.Metadata);
        if (!File.Exists(path)) return null;
        FolderBounds.RequireInside(folder, path);
        try
        {
            if (new FileInfo(path) is { Length: > LargestBytes } large) throw new BallastException($"{path}: the file has {large.Length} bytes; at most {LargestBytes} are read.");
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw new BallastException($"{path}:1:1: is no JSON object. Delete the file, or write the dataset again.");
            return new BalanceMetadata(document.RootElement.Clone());
        }
        catch (JsonException error)
        {
            throw new BallastException($"{path}:{error.LineNumber + 1}:{error.BytePositionInLine + 1}: is no JSON. Delete the file, or write the dataset again.", innerException: error);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BallastException($"{path}: cannot be read: {cause.Message}", innerException: cause);
        }
    }

    /// <summary>The patient or volume of an image, by its path below the folder of its part; null where it is not listed.</summary>
    internal string? GroupOf(string image) => groups.GetValueOrDefault(image);

    /// <summary>A number by its keys, from the outermost; null where it is absent or no whole number.</summary>
    internal long? Number(params ReadOnlySpan<string> keys) => At(keys) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out long number) ? number : null;

    /// <summary>A text by its keys, from the outermost; null where it is absent.</summary>
    internal string? Text(params ReadOnlySpan<string> keys) => At(keys) is { ValueKind: JsonValueKind.String } value ? Valid(value) : null;

    /// <summary>The images that a part is said to have, with whether each has an object; null where the list is absent.</summary>
    internal IEnumerable<(string Image, bool? HasObject)>? Listed(SplitPart part)
    {
        if (At(["slice_details", PartWords.Of(part)]) is not { ValueKind: JsonValueKind.Array }) return null;
        return from slice in Slices(part) let image = Text(slice, "image") where image is not null select (image, Truth(slice, "has_tear"));
    }

    private IEnumerable<JsonElement> Slices(SplitPart part) =>
        At(["slice_details", PartWords.Of(part)]) is { ValueKind: JsonValueKind.Array } slices ? slices.EnumerateArray().Where(slice => slice.ValueKind == JsonValueKind.Object) : [];

    private JsonElement? At(ReadOnlySpan<string> keys)
    {
        JsonElement place = root;
        foreach (string key in keys)
        {
            if (place.ValueKind != JsonValueKind.Object || !place.TryGetProperty(key, out JsonElement next)) return null;
            place = next;
        }

        return place;
    }

    private static string? Text(JsonElement slice, string key) => slice.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? Valid(value) : null;

    private static bool? Truth(JsonElement slice, string key) => slice.TryGetProperty(key, out JsonElement value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;

    // A string may hold half a surrogate pair, which JSON allows and .NET refuses.
    private static string? Valid(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
