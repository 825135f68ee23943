using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ballast.Experiments;

/// <summary>A recipe in JSON: a text, or an object with <c>name</c> and the parameters, read as the same text.</summary>
internal sealed class RecipeJson : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        return Text(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    private static string Text(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Recipe(element).ToString(),
        JsonValueKind.String => element.GetString()!,
        _ => element.GetRawText(),
    };

    private static RecipeText Recipe(JsonElement element)
    {
        ImmutableArray<RecipePart> parts = [.. element.EnumerateObject().Where(each => each.Name != "name").Select(each => new RecipePart(each.Name, Text(each.Value), ""))];
        return element.TryGetProperty("name", out JsonElement name) ? new RecipeText(Text(name), parts) : throw new JsonException("A recipe needs a 'name'.");
    }
}
