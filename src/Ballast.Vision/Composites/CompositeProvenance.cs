using System.Collections.Immutable;
using System.Text.Json;
using Ballast.Core;

namespace Ballast.Vision;

/// <summary>Where the pixels and the boxes of a composite came from.</summary>
public sealed record CompositeProvenance
{
    /// <summary>The <see cref="CompositeAugmentation.Name"/> of what made it.</summary>
    public required string Method { get; init; }

    /// <summary>The images it was made of, as places in the pool; the item itself comes first.</summary>
    public required ImmutableArray<int> Images { get; init; }

    /// <summary>λ, the share of the item in the pixels, 0 … 1: of every pixel in MixUp, of the area in CutMix; null for the others.</summary>
    public double? Lambda { get; init; }

    /// <summary>The parts of the images, in the order in which they were put down.</summary>
    public required ImmutableArray<CompositePlace> Places { get; init; }

    /// <summary>The objects that went in, kept and dropped, in the order in which they were put down.</summary>
    public required ImmutableArray<CompositeObject> Objects { get; init; }

    /// <summary>How many objects were dropped because too little of them was left.</summary>
    public int Dropped => Objects.Count(each => each.Box is null);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="BallastException">The text is something else.</exception>
    public static CompositeProvenance FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonSerializer.Deserialize(json, CompositeJson.Default.CompositeRecord)?.ToProvenance() ?? throw new JsonException("it is null");
        }
        catch (JsonException cause)
        {
            throw new BallastException($"This is no provenance of a composite: {cause.Message} Give the text that ToJson wrote.", innerException: cause);
        }
    }

    /// <summary>The record as one line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(CompositeRecord.Of(this), CompositeJson.Default.CompositeRecord);

    /// <summary>Compares contents, lists included.</summary>
    /// <param name="other">Another record.</param>
    public bool Equals(CompositeProvenance? other) => other is not null && ToJson() == other.ToJson();

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Method, Images.Length, Lambda, Places.Length, Objects.Length);
}
