using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ballast.Tables;

/// <summary>How a run is written down: snake_case names, indented, text left readable.</summary>
internal static class ReportJson
{
    public static JsonSerializerOptions Format { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
