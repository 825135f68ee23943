using Ballast.Core;

namespace Ballast.Resampling.Tests;

/// <summary>What all over-samplers of the literature promise, on each of them.</summary>
public sealed class LiteratureSamplersTests
{
    public static TheoryData<string> Names => [.. Samplers(new Settings()).Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Targets_are_met_exactly_and_made_samples_name_samples_of_their_class(string name)
    {
        (Matrix<float> features, int[] labels) = SmoteTests.Data([61, 23, 12]);
        ISampler sampler = Samplers(new Settings())[name];
        ResamplingPlan plan = sampler.Resample(features, labels, 3);
        Assert.Equal([61, 61, 61], plan.After.Counts);
        Assert.Equal(sampler.Method, plan.Method);
        Assert.All(plan.Samples.Zip(plan.Labels), pair => Assert.Equal(pair.Second, labels[pair.First.Base]));
        Assert.All(PlanFeatures.Apply(plan, features).Values.ToArray(), value => Assert.True(float.IsFinite(value)));
        if (sampler.Kind == SamplerKind.OverSampling)
        {
            Assert.Empty(plan.Removed);
            Assert.Equal(Enumerable.Range(0, labels.Length), plan.Samples.Take(labels.Length).Select(origin => origin.Base));
            Assert.All(plan.Samples.Take(labels.Length), origin => Assert.False(origin.IsMade));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Workers_do_not_change_a_bit_and_the_table_stays(string name)
    {
        (Matrix<float> features, int[] labels) = SmoteTests.Data([300, 90, 40]);
        float[] before = [.. features.Values];
        ResamplingPlan one = Samplers(new Settings { Workers = 1 })[name].Resample(features, labels, 3);
        ResamplingPlan four = Samplers(new Settings { Workers = 4 })[name].Resample(features, labels, 3);
        Assert.Equal(one.Samples, four.Samples);
        Assert.Equal(one.Values.Values.ToArray(), four.Values.Values.ToArray());
        Assert.Equal(one.Labels, four.Labels);
        Assert.Equal(before, features.Values.ToArray());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_class_that_the_target_leaves_out_does_not_grow(string name)
    {
        (Matrix<float> features, int[] labels) = SmoteTests.Data([40, 30, 12]);
        ResamplingPlan plan = Samplers(new Settings { Target = Tables.Grow(2, 17) })[name].Resample(features, labels, 3);
        Assert.Equal([40, 30, 17], plan.After.Counts);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_outcome_of_a_peer_that_has_no_such_method_is_refused(string name)
    {
        (Matrix<float> features, int[] labels) = SmoteTests.Data([9, 7]);
        ISampler sampler = Samplers(new Settings { Compatibility = Compatibility.ImbalancedLearn })[name];
        Assert.Equal(
            $"imbalanced-learn has no {sampler.Method}, so there is no outcome of it to give. Leave Compatibility at None.",
            Tables.Refusal(() => sampler.Resample(features, labels, 2)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Tables_that_make_no_sense_are_refused(string name)
    {
        ISampler sampler = Samplers(new Settings())[name];
        Assert.StartsWith("There are no samples to resample.", Tables.Refusal(() => sampler.Resample(new Matrix<float>(0, 0), [], 2)));
        Assert.StartsWith("All samples are of Class 1;", Tables.Refusal(() => sampler.Resample(new Matrix<float>(3, 1), [1, 1, 1], 2)));
        Assert.StartsWith("The table has no columns, so samples cannot be com", Tables.Refusal(() => sampler.Resample(new Matrix<float>(3, 0), [0, 1, 1], 2)));
        Assert.StartsWith("The feature in row 1, column 0 is NaN;", Tables.Refusal(() => sampler.Resample(Tables.Line(0, double.NaN, 2), [0, 1, 1], 2)));
        Assert.Throws<ArgumentException>(() => sampler.Resample(Tables.Line(0, 1), [0, 1, 1], 2));
    }

    /// <summary>Each is a plan that meets the target, or a refusal in words; nothing else and no search without end.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Degenerate_tables_end_in_a_plan_or_in_words(string name)
    {
        foreach ((Matrix<float> features, int[] labels) in Degenerate())
        {
            ISampler sampler = Samplers(new Settings())[name];
            try
            {
                ResamplingPlan plan = sampler.Resample(features, labels, 3);
                Assert.Equal(plan.Before.Largest, plan.After[1]);
                Assert.All(PlanFeatures.Apply(plan, features).Values.ToArray(), value => Assert.True(float.IsFinite(value)));
            }
            catch (BallastException refused)
            {
                Assert.Contains(". ", refused.Message, StringComparison.Ordinal);
            }
        }
    }

    private static IEnumerable<(Matrix<float> Features, int[] Labels)> Degenerate()
    {
        yield return Filled([9, 1], 2, (_, _) => 1);
        yield return Filled([12, 7], 2, (_, _) => 5);
        yield return Filled([12, 8], 3, (row, column) => column == 0 ? row : 7);
        yield return Filled([14, 9], 60, (row, column) => MathF.Sin(row * 61 + column));
        yield return Filled([20, 2], 2, (row, column) => row + column);
        yield return Filled([20, 7], 1, (row, _) => row % 2);
        yield return Filled([3, 2], 1, (row, _) => row);
        yield return Filled([10, 8], 2, (row, _) => row * 1e37f / 18);
    }

    private static (Matrix<float> Features, int[] Labels) Filled(int[] counts, int columns, Func<int, int, float> value)
    {
        int[] labels = [.. counts.SelectMany((count, label) => Enumerable.Repeat(label, count))];
        var features = new Matrix<float>(labels.Length, columns);
        for (int row = 0; row < labels.Length; row++)
            for (int column = 0; column < columns; column++)
                features[row, column] = value(row, column);
        return (features, labels);
    }

    private static SortedDictionary<string, ISampler> Samplers(Settings s) => new(StringComparer.Ordinal)
    {
        ["star"] = new PolynomFitSmote(new() { Workers = s.Workers, Target = s.Target, Compatibility = s.Compatibility }),
        ["bus"] = new PolynomFitSmote(new() { Workers = s.Workers, Target = s.Target, Compatibility = s.Compatibility, Topology = FitTopology.Bus }),
        ["mesh"] = new PolynomFitSmote(new() { Workers = s.Workers, Target = s.Target, Compatibility = s.Compatibility, Topology = FitTopology.Mesh }),
        ["curve"] = new PolynomFitSmote(new() { Workers = s.Workers, Target = s.Target, Compatibility = s.Compatibility, Topology = FitTopology.Polynomial(3) }),
        ["rose"] = new Rose(new() { Workers = s.Workers, Target = s.Target, Compatibility = s.Compatibility }),
        ["rose kept"] = new Rose(new() { Workers = s.Workers, Target = s.Target, Compatibility = s.Compatibility, Originals = RoseOriginals.Keep }),
        ["safe level"] = new SafeLevelSmote(new() { Workers = s.Workers, Target = s.Target, Compatibility = s.Compatibility }),
        ["lee"] = new LeeSmote(new() { Workers = s.Workers, Target = s.Target, Compatibility = s.Compatibility, Exhausted = RejectionRemedy.FallBackToSmote }),
        ["prowsyn"] = new ProWSyn(new() { Workers = s.Workers, Target = s.Target, Compatibility = s.Compatibility }),
        ["mwmote"] = new Mwmote(new() { Workers = s.Workers, Target = s.Target, Compatibility = s.Compatibility }),
        ["ccr"] = new Ccr(new() { Workers = s.Workers, Target = s.Target, Compatibility = s.Compatibility }),
        ["lvq"] = new LvqSmote(new() { Workers = s.Workers, Target = s.Target, Compatibility = s.Compatibility }),
        ["g-smote"] = new GSmote(new() { Workers = s.Workers, Target = s.Target, Compatibility = s.Compatibility }),
        ["geometric"] = new GeometricSmote(new() { Workers = s.Workers, Target = s.Target, Compatibility = s.Compatibility }),
        ["smobd"] = new Smobd(new() { Workers = s.Workers, Target = s.Target, Compatibility = s.Compatibility }),
    };

    private sealed record Settings
    {
        public int Workers { get; init; } = 2;

        public SamplingTarget Target { get; init; } = SamplingTarget.Auto;

        public Compatibility Compatibility { get; init; } = Compatibility.None;
    }
}
