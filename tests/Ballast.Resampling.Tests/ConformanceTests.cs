using System.Text.Json;
using Ballast.Core;

namespace Ballast.Resampling.Tests;

/// <summary>The samplers against outcomes of imbalanced-learn. Cases with <c>shrinkage</c> are left out: that parameter is not offered yet.</summary>
public sealed class ConformanceTests
{
    private static readonly string[] Samplers = ["RandomOverSampler", "RandomUnderSampler", "SMOTE", "ADASYN"];

    [Theory]
    [InlineData("RandomOverSampler", 11)]
    [InlineData("RandomUnderSampler", 24)]
    [InlineData("SMOTE", 27)]
    [InlineData("ADASYN", 13)]
    public void Every_conformance_case_has_the_outcome_of_imbalanced_learn(string sampler, int atLeast)
    {
        JsonElement inputs = Vectors.Read("inputs.json").GetProperty("cases");
        int cases = 0;
        foreach (JsonElement item in Vectors.Read("samplers.json").GetProperty("cases").EnumerateArray())
        {
            if (item.GetProperty("sampler").GetString() != sampler || item.GetProperty("params").TryGetProperty("shrinkage", out _)) continue;
            JsonElement expect = item.GetProperty("expect");
            Check(sampler, inputs.GetProperty(item.GetProperty("input").GetString()!), item.GetProperty("params"), expect, expect.TryGetProperty("raises", out _));
            cases++;
        }

        Assert.True(cases >= atLeast, $"{cases} cases of {sampler}");
    }

    [Theory]
    [InlineData("RandomOverSampler", 12)]
    [InlineData("RandomUnderSampler", 31)]
    [InlineData("SMOTE", 35)]
    [InlineData("ADASYN", 12)]
    public void Every_golden_case_has_the_outcome_of_imbalanced_learn(string sampler, int atLeast)
    {
        JsonElement golden = Vectors.Read("golden.json");
        int cases = 0;
        foreach (JsonElement item in golden.GetProperty("cases").EnumerateArray())
        {
            if (item.GetProperty("sampler").GetString() != sampler || item.GetProperty("params").TryGetProperty("shrinkage", out _)) continue;
            Check(sampler, golden.GetProperty("datasets").GetProperty(item.GetProperty("dataset").GetString()!), item.GetProperty("params"), item, item.TryGetProperty("error", out _));
            cases++;
        }

        Assert.True(cases >= atLeast, $"{cases} cases of {sampler}");
    }

    [Fact]
    public void The_vectors_hold_no_sampler_that_is_not_looked_at()
    {
        if (Environment.GetEnvironmentVariable("BALLAST_CONFORMANCE") is not null) Assert.Skip("A whole conformance folder has samplers of other issues.");
        Assert.All(Vectors.Read("samplers.json").GetProperty("cases").EnumerateArray(), item => Assert.Contains(item.GetProperty("sampler").GetString()!, Samplers));
    }

    private static void Check(string sampler, JsonElement input, JsonElement parameters, JsonElement expect, bool refused)
    {
        Matrix<double> features = Features(input.GetProperty("X"));
        int[] labels = input.GetProperty("y").Integers();
        int classes = labels.Max() + 1;
        if (refused)
        {
            Assert.Throws<BallastException>(() => Run(sampler, parameters, features, labels, classes));
            return;
        }

        ResamplingPlan plan = Run(sampler, parameters, features, labels, classes);
        Assert.Equal(expect.GetProperty("y").Integers(), plan.Labels);
        if (expect.TryGetProperty("sample_indices", out JsonElement indices))
            Assert.Equal(indices.Integers(), plan.Samples.Select(origin => origin.Base));
        Matrix<double> made = PlanFeatures.Apply(plan, features);
        if (expect.TryGetProperty("X", out JsonElement all)) RequireRows(all, made, 0);
        else if (expect.TryGetProperty("X_new", out JsonElement added)) RequireRows(added, made, labels.Length);
    }

    private static ResamplingPlan Run(string sampler, JsonElement parameters, Matrix<double> features, int[] labels, int classes)
    {
        uint seed = parameters.GetProperty("random_state").GetUInt32();
        SamplingTarget target = Target(parameters);
        int Neighbors(string name) => parameters.TryGetProperty(name, out JsonElement value) ? value.GetInt32() : 5;
        Drawing drawing = parameters.TryGetProperty("replacement", out JsonElement replace) && replace.GetBoolean() ? Drawing.WithReplacement : Drawing.WithoutReplacement;
        return sampler switch
        {
            "RandomOverSampler" => new RandomOverSampler(new RandomOverSamplerOptions { Seed = seed, Target = target }).Resample(labels, classes),
            "RandomUnderSampler" => new RandomUnderSampler(new RandomUnderSamplerOptions { Seed = seed, Target = target, Drawing = drawing }).Resample(labels, classes),
            "SMOTE" => new Smote(new SmoteOptions { Seed = seed, Target = target, Neighbors = Neighbors("k_neighbors") }).Resample(features, labels, classes),
            _ => new Adasyn(new AdasynOptions { Seed = seed, Target = target, Neighbors = Neighbors("n_neighbors") }).Resample(features, labels, classes),
        };
    }

    private static SamplingTarget Target(JsonElement parameters)
    {
        if (!parameters.TryGetProperty("sampling_strategy", out JsonElement value)) return SamplingTarget.Auto;
        return value.ValueKind switch
        {
            JsonValueKind.Number => SamplingTarget.ShareOfMajority(value.GetDouble(), ShareRounding.AsBinary),
            JsonValueKind.Object => SamplingTarget.Counts(value.EnumerateObject().ToDictionary(pair => int.Parse(pair.Name), pair => pair.Value.GetInt32())),
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

    private static void RequireRows(JsonElement expected, Matrix<double> made, int from)
    {
        Assert.Equal(expected.GetArrayLength(), made.Rows - from);
        int row = from;
        foreach (JsonElement values in expected.EnumerateArray())
        {
            double[] numbers = values.Numbers();
            for (int column = 0; column < numbers.Length; column++)
                Assert.True(Math.Abs(made[row, column] - numbers[column]) <= 1e-9 * Math.Max(1e-3, Math.Abs(numbers[column])), $"row {row}, column {column}");
            row++;
        }
    }

    private static Matrix<double> Features(JsonElement rows)
    {
        double[][] values = [.. rows.EnumerateArray().Select(row => row.Numbers())];
        return new Matrix<double>([.. values.SelectMany(row => row)], values.Length, values[0].Length);
    }
}
