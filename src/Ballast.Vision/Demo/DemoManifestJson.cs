using System.Text.Json.Serialization;

namespace Ballast.Vision;

/// <summary>Reads and writes the manifest without reflection.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NewLine = "\n")]
[JsonSerializable(typeof(DemoManifest))]
internal sealed partial class DemoManifestJson : JsonSerializerContext;
