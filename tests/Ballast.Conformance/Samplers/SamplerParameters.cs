using System.Text.Json;
using Ballast.Resampling;

namespace Ballast.Conformance;

/// <summary>The parameters of a case, by scikit-learn's names.</summary>
internal sealed class SamplerParameters(JsonElement values)
{
    private readonly HashSet<string> read = [];

    public uint Seed => Find("random_state") is { } value ? value.GetUInt32() : 0;

    public SamplingTarget Target => Find("sampling_strategy") is { } value ? TargetOf(value) : SamplingTarget.Auto;

    public int Integer(string name, int otherwise) => Find(name)?.GetInt32() ?? otherwise;

    public double? Number(string name) => Find(name)?.GetDouble();

    public string Text(string name, string otherwise) => Find(name)?.GetString() ?? otherwise;

    public bool Flag(string name) => Find(name)?.GetBoolean() ?? false;

    public JsonElement? Find(string name)
    {
        read.Add(name);
        return values.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    /// <summary>A parameter that nobody read would be a case that is not really run.</summary>
    public void RequireAllRead() => Assert.All(values.EnumerateObject(), parameter => Assert.Contains(parameter.Name, read));

    private static SamplingTarget TargetOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => SamplingTarget.ShareOfMajority(value.GetDouble()),
        JsonValueKind.Object => SamplingTarget.Counts(value.EnumerateObject().ToDictionary(pair => int.Parse(pair.Name), pair => pair.Value.GetInt32())),
        JsonValueKind.Array => SamplingTarget.Classes(value.Integers()),
        _ => value.GetString() switch
        {
            "auto" => SamplingTarget.Auto,
            "minority" => SamplingTarget.Minority,
            "majority" => SamplingTarget.Majority,
            "not minority" => SamplingTarget.NotMinority,
            "not majority" => SamplingTarget.NotMajority,
            "all" => SamplingTarget.All,
            string other => throw new NotSupportedException(other),
            null => SamplingTarget.Auto,
        },
    };
}
