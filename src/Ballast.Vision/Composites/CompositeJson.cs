using System.Text.Json.Serialization;

namespace Ballast.Vision;

/// <summary>Reads and writes provenances without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CompositeRecord))]
internal sealed partial class CompositeJson : JsonSerializerContext;
