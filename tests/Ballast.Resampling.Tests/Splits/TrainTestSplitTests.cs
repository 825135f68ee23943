using System.Text.Json;
using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class TrainTestSplitTests
{
    [Fact]
    public void Every_split_equals_train_test_split_in_order()
    {
        int cases = 0;
        foreach (JsonElement item in Cases("train_test_split"))
        {
            JsonElement parameters = item.GetProperty("params"), size = parameters.GetProperty("test_size");
            int[] labels = Labels(item.GetProperty("input").GetString()!);
            uint seed = parameters.GetProperty("random_state").GetUInt32();
            bool share = size.GetRawText().Contains('.');
            TrainTestIndices split = (parameters.GetProperty("stratify").GetBoolean(), share) switch
            {
                (true, true) => TrainTestSplit.Stratified(labels, size.GetDouble(), seed),
                (true, false) => TrainTestSplit.StratifiedByCount(labels, size.GetInt32(), seed),
                (false, true) => TrainTestSplit.Unstratified(labels.Length, size.GetDouble(), seed),
                (false, false) => TrainTestSplit.UnstratifiedByCount(labels.Length, size.GetInt32(), seed),
            };
            Equal(item.GetProperty("expect"), split);
            cases++;
        }

        Assert.Equal(16, cases);
    }

    [Fact]
    public void Every_repeat_equals_stratified_shuffle_split_in_order()
    {
        int cases = 0;
        foreach (JsonElement item in Cases("StratifiedShuffleSplit"))
        {
            JsonElement parameters = item.GetProperty("params"), expect = item.GetProperty("expect");
            TrainTestIndices[] splits =
            [
                .. StratifiedShuffleSplit.Split(
                    Labels(item.GetProperty("input").GetString()!),
                    parameters.GetProperty("test_size").GetDouble(),
                    parameters.GetProperty("n_splits").GetInt32(),
                    parameters.GetProperty("random_state").GetUInt32()),
            ];
            Assert.Equal(expect.GetArrayLength(), splits.Length);
            for (int i = 0; i < splits.Length; i++) Equal(expect[i], splits[i]);
            cases++;
        }

        Assert.Equal(4, cases);
    }

    [Fact]
    public void Every_golden_repeat_equals_stratified_shuffle_split_in_order()
    {
        JsonElement golden = Vectors.Read("golden.json");
        int[] labels = golden.GetProperty("datasets").GetProperty("tri3d").GetProperty("y").Integers();
        int cases = 0;
        foreach (JsonElement item in golden.GetProperty("splits").EnumerateArray().Where(split => split.GetProperty("kind").GetString() == "StratifiedShuffleSplit"))
        {
            JsonElement folds = item.GetProperty("folds");
            TrainTestIndices[] splits = [.. StratifiedShuffleSplit.Split(labels, item.GetProperty("test_size").GetDouble(), 2, item.GetProperty("seed").GetUInt32())];
            for (int i = 0; i < 2; i++)
            {
                Assert.Equal(folds[i][0].Integers(), splits[i].Train);
                Assert.Equal(folds[i][1].Integers(), splits[i].Test);
            }

            cases++;
        }

        Assert.Equal(2, cases);
    }

    [Fact]
    public void What_cannot_be_split_is_refused()
    {
        Refused("Class 1 has 1 sample but a stratified split in two needs at least 2 of each class. Add samples, or drop the class.", () => TrainTestSplit.Stratified([0, 0, 0, 1], 0.5, 0));
        Refused("The held-out part would have 1 samples for 2 classes. Give it a larger share, or add samples.", () => TrainTestSplit.Stratified([0, 0, 1, 1], 0.1, 0));
        Refused("The training part would have 1 samples for 2 classes. Give it a larger share, or add samples.", () => TrainTestSplit.Stratified([0, 0, 1, 1], 0.75, 0));
        Refused("The test share is 1 but must be above 0 and below 1. 0.15 is usual.", () => TrainTestSplit.Unstratified(10, 1, 0));
        Refused("A test part of 10 of 10 samples leaves a part empty. Use a size from 1 to 9, or add samples.", () => TrainTestSplit.UnstratifiedByCount(10, 10, 0));
    }

    internal static void Refused(string message, Func<object> act) => Assert.Equal(message, Assert.Throws<BallastException>(act).Message);

    private static IEnumerable<JsonElement> Cases(string call) =>
        Vectors.Read("splits.json").GetProperty("cases").EnumerateArray().Where(item => item.GetProperty("call").GetString() == call);

    private static int[] Labels(string input) => Vectors.Read("inputs.json").GetProperty("cases").GetProperty(input).GetProperty("y").Integers();

    private static void Equal(JsonElement expect, TrainTestIndices split)
    {
        Assert.Equal(expect.GetProperty("train").Integers(), split.Train);
        Assert.Equal(expect.GetProperty("test").Integers(), split.Test);
    }
}
