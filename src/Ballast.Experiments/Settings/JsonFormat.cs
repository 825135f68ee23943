using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ballast.Experiments;

/// <summary>How the product writes JSON: snake_case names, indented files, one-line messages, text left readable.</summary>
public static class JsonFormat
{
    /// <summary>For files a person reads.</summary>
    public static JsonSerializerOptions File { get; } = Create(indented: true);

    /// <summary>For one message a line.</summary>
    public static JsonSerializerOptions Line { get; } = Create(indented: false);

    private static JsonSerializerOptions Create(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = indented,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };
}
