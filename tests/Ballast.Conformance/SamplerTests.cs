using System.Text.Json;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Conformance;

/// <summary>Every sampler against the outcomes of imbalanced-learn.</summary>
public sealed class SamplerTests
{
    public static TheoryData<int, string> Cases => SamplerCases.Of("samplers.json");

    public static TheoryData<int, string> GoldenCases => SamplerCases.Of("golden.json");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_has_the_outcome_of_imbalanced_learn(int place, string what)
    {
        JsonElement item = Vectors.Cases("samplers.json")[place];
        JsonElement expect = item.GetProperty("expect");
        Check(item, Vectors.Cases("inputs.json").GetProperty(item.GetProperty("input").GetString()!), expect, expect.TryGetProperty("raises", out _), what);
    }

    [Theory]
    [MemberData(nameof(GoldenCases))]
    public void A_golden_case_has_the_outcome_of_imbalanced_learn(int place, string what)
    {
        JsonElement golden = Vectors.Read("golden.json");
        JsonElement item = golden.GetProperty("cases")[place];
        Check(item, golden.GetProperty("datasets").GetProperty(item.GetProperty("dataset").GetString()!), item, item.TryGetProperty("error", out _), what);
    }

    private static void Check(JsonElement item, JsonElement input, JsonElement expect, bool refused, string what)
    {
        Matrix<double> features = input.GetProperty("X").Table();
        int[] labels = input.GetProperty("y").Integers();
        int classes = labels.Max() + 1;
        if (refused)
        {
            Assert.Throws<BallastException>(() => SamplerCases.Create(item).Resample(features, labels, classes));
            return;
        }

        ResamplingPlan plan = SamplerCases.Create(item).Resample(features, labels, classes);
        Assert.Equal(expect.GetProperty("y").Integers(), plan.Labels);
        if (expect.TryGetProperty("sample_indices", out JsonElement indices)) Assert.Equal(indices.Integers(), plan.Samples.Select(origin => origin.Base));
        Matrix<double> made = PlanFeatures.Apply(plan, features);
        if (expect.TryGetProperty("X", out JsonElement all)) RequireRows(all, made, 0, what);
        else if (expect.TryGetProperty("X_new", out JsonElement added)) RequireRows(added, made, labels.Length, what);
    }

    private static void RequireRows(JsonElement expected, Matrix<double> made, int from, string what)
    {
        Assert.Equal(expected.GetArrayLength(), made.Rows - from);
        int row = from;
        foreach (JsonElement values in expected.EnumerateArray())
        {
            double[] numbers = values.Numbers();
            for (int column = 0; column < numbers.Length; column++) Vectors.RequireNear(numbers[column], made[row, column], $"{what}: row {row}, column {column}");
            row++;
        }
    }
}
