using System.Text.Json;
using Ballast.Resampling;

namespace Ballast.Conformance;

/// <summary>The parameters of a split, by scikit-learn's names.</summary>
internal sealed class SplitParameters(JsonElement values)
{
    private readonly HashSet<string> read = [];

    public uint Seed => (Find("random_state") ?? Find("seed"))?.GetUInt32() ?? 0;

    public int Splits => Find("n_splits")?.GetInt32() ?? Find("folds")!.Value.GetArrayLength();

    public double TestShare => Find("test_size")!.Value.GetDouble();

    /// <summary>A whole number is a number of samples; none otherwise.</summary>
    public int? TestCount => Find("test_size")!.Value.TryGetInt32(out int count) ? count : null;

    public FoldOptions Folds => new() { Folds = Splits, Order = Flag("shuffle") ? FoldOrder.Shuffled : FoldOrder.AsGiven, Seed = Seed };

    public bool Flag(string name) => Find(name)?.GetBoolean() ?? false;

    /// <summary>A parameter that nobody read would be a case that is not really run.</summary>
    public void RequireAllRead(params string[] others) =>
        Assert.All(values.EnumerateObject(), parameter => Assert.Contains(parameter.Name, read.Concat(others)));

    private JsonElement? Find(string name)
    {
        read.Add(name);
        return values.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }
}
