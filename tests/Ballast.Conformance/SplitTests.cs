using System.Collections.Immutable;
using System.Text.Json;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Conformance;

/// <summary>Every split against scikit-learn's, index by index and in its order.</summary>
public sealed class SplitTests
{
    public static TheoryData<int, string> Cases =>
        Vectors.Places(Vectors.Cases("splits.json"), item => $"{item.GetProperty("call")} {item.GetProperty("input")} {item.GetProperty("params").GetRawText()}");

    public static TheoryData<int, string> GoldenCases => Vectors.Places(Vectors.Read("golden.json").GetProperty("splits"), Describe);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_has_the_outcome_of_scikit_learn(int place, string what)
    {
        JsonElement item = Vectors.Cases("splits.json")[place];
        int[] labels = Vectors.Cases("inputs.json").GetProperty(item.GetProperty("input").GetString()!).GetProperty("y").Integers();
        int[] groups = item.TryGetProperty("groups", out JsonElement given) ? given.Integers() : [];
        var parameters = new SplitParameters(item.GetProperty("params"));
        JsonElement expect = item.GetProperty("expect");
        string call = item.GetProperty("call").GetString()!;
        if (expect.ValueKind == JsonValueKind.Object && expect.TryGetProperty("raises", out _))
        {
            Assert.Throws<BallastException>(() => { Split(call, labels, groups, parameters); });
            return;
        }

        ImmutableArray<TrainTestIndices> splits = Split(call, labels, groups, parameters);
        parameters.RequireAllRead();
        JsonElement[] expected = expect.ValueKind == JsonValueKind.Array ? [.. expect.EnumerateArray()] : [expect];
        Assert.Equal(expected.Length, splits.Length);
        for (int i = 0; i < expected.Length; i++) RequireEqual(expected[i], splits[i], labels.Length, $"{what}, split {i}");
    }

    [Theory]
    [MemberData(nameof(GoldenCases))]
    public void A_golden_case_has_the_outcome_of_scikit_learn(int place, string what)
    {
        JsonElement golden = Vectors.Read("golden.json");
        JsonElement item = golden.GetProperty("splits")[place];
        int[] labels = golden.GetProperty("datasets").GetProperty("tri3d").GetProperty("y").Integers();
        var parameters = new SplitParameters(item);
        ImmutableArray<TrainTestIndices> splits = Split(item.GetProperty("kind").GetString()!, labels, golden.GetProperty("groups").Integers(), parameters);
        bool pairs = item.TryGetProperty("folds", out JsonElement folds);
        JsonElement[] expected = [.. (pairs ? folds : item.GetProperty("test")).EnumerateArray()];
        parameters.RequireAllRead("kind", "test", "folds");
        Assert.Equal(expected.Length, splits.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            RequireEqual(pairs ? expected[i][1] : expected[i], splits[i], labels.Length, $"{what}, split {i}");
            if (pairs) Assert.Equal(expected[i][0].Integers(), splits[i].Train);
        }
    }

    private static string Describe(JsonElement item) =>
        string.Join(' ', item.EnumerateObject().Where(entry => entry.Name is not ("test" or "folds")).Select(entry => $"{entry.Name} {entry.Value}"));

    private static ImmutableArray<TrainTestIndices> Split(string call, int[] labels, int[] groups, SplitParameters parameters) => call switch
    {
        "train_test_split" => [TrainTest(labels, parameters)],
        "StratifiedShuffleSplit" => StratifiedShuffleSplit.Split(labels, parameters.TestShare, parameters.Splits, parameters.Seed),
        "GroupShuffleSplit" => GroupShuffleSplit.Split(
            groups, new ShuffleSplitOptions { TestShare = parameters.TestShare, Repeats = parameters.Splits, Seed = parameters.Seed }),
        "KFold" => KFold.Split(labels.Length, parameters.Folds),
        "GroupKFold" => GroupKFold.Split(groups, parameters.Folds),
        "StratifiedKFold" => StratifiedKFold.Split(labels, parameters.Folds),
        "StratifiedGroupKFold" => StratifiedGroupKFold.Split(labels, groups, parameters.Folds),
        _ => throw new NotSupportedException($"Ballast has no {call}."),
    };

    private static TrainTestIndices TrainTest(int[] labels, SplitParameters parameters) => (parameters.Flag("stratify"), parameters.TestCount) switch
    {
        (true, { } count) => TrainTestSplit.StratifiedByCount(labels, count, parameters.Seed),
        (true, null) => TrainTestSplit.Stratified(labels, parameters.TestShare, parameters.Seed),
        (false, { } count) => TrainTestSplit.UnstratifiedByCount(labels.Length, count, parameters.Seed),
        (false, null) => TrainTestSplit.Unstratified(labels.Length, parameters.TestShare, parameters.Seed),
    };

    /// <summary>Either both parts are stated, or the test part, and all others train.</summary>
    private static void RequireEqual(JsonElement expected, TrainTestIndices split, int samples, string what)
    {
        bool both = expected.ValueKind == JsonValueKind.Object;
        int[] test = (both ? expected.GetProperty("test") : expected).Integers();
        Assert.True(test.SequenceEqual(split.Test), $"{what}: the test part differs");
        if (both) Assert.True(expected.GetProperty("train").Integers().SequenceEqual(split.Train), $"{what}: the training part differs");
        else Assert.Equal(Enumerable.Range(0, samples), split.Train.Concat(split.Test).Order());
    }
}
