using System.Text.Json;
using Ballast.Resampling;

namespace Ballast.Conformance;

/// <summary>The names of the peer's samplers, each with ours of the same parameters; one file a family.</summary>
internal static class SamplerCases
{
    private static readonly Dictionary<string, Func<SamplerParameters, ISampler>> Known =
        new[] { RandomSamplers.All, OverSamplers.All, CleaningSamplers.All, UnderSamplers.All }.SelectMany(family => family).ToDictionary(pair => pair.Key, pair => pair.Value);

    /// <summary>One row a case: its place in the file, and what it is.</summary>
    public static TheoryData<int, string> Of(string file)
    {
        var data = new TheoryData<int, string>();
        int place = 0;
        foreach (JsonElement item in Vectors.Cases(file).EnumerateArray())
        {
            string input = item.TryGetProperty("input", out JsonElement name) ? name.GetString()! : item.GetProperty("dataset").GetString()!;
            data.Add(place++, $"{item.GetProperty("sampler")} {input} {item.GetProperty("params").GetRawText()}");
        }

        return data;
    }

    public static ISampler Create(JsonElement item)
    {
        var parameters = new SamplerParameters(item.GetProperty("params"));
        string name = item.GetProperty("sampler").GetString()!;
        Assert.True(Known.TryGetValue(name, out Func<SamplerParameters, ISampler>? make), $"Ballast has no {name}.");
        ISampler sampler = make(parameters);
        parameters.RequireAllRead();
        return sampler;
    }
}
