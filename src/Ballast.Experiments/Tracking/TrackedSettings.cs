using System.Text.Json;
using System.Text.Json.Nodes;
using Ballast.Interchange;

namespace Ballast.Experiments;

/// <summary>The configuration of a run as a flat list of settings.</summary>
internal static class TrackedSettings
{
    // Where a run is written says nothing about its result.
    private static readonly string[] LeftOut = ["experiment_name", "output_dir", "tracking"];

    /// <summary>Names as in <c>config.json</c>, inner ones after a dot; lists as JSON; what is null is left out.</summary>
    public static IReadOnlyDictionary<string, TrackedValue> Of(RunConfiguration configuration)
    {
        var settings = new SortedDictionary<string, TrackedValue>(StringComparer.Ordinal);
        foreach ((string name, JsonNode? value) in JsonSerializer.SerializeToNode(configuration, JsonFormat.Line)!.AsObject())
            if (!LeftOut.Contains(name))
                Add(settings, name, value);
        return settings;
    }

    private static void Add(SortedDictionary<string, TrackedValue> settings, string name, JsonNode? node)
    {
        switch (node)
        {
            case null:
                break;
            case JsonObject map:
                foreach ((string key, JsonNode? value) in map) Add(settings, $"{name}.{key}", value);
                break;
            case JsonArray list:
                settings[name] = list.ToJsonString();
                break;
            default:
                settings[name] = node.GetValueKind() switch
                {
                    JsonValueKind.Number => node.Deserialize<double>(),
                    JsonValueKind.True => true,
                    JsonValueKind.False => false,
                    _ => node.ToString(),
                };
                break;
        }
    }
}
