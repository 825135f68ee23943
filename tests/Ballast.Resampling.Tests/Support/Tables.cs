using Ballast.Core;

namespace Ballast.Resampling.Tests;

/// <summary>Small tables and what is asked of plans over them.</summary>
internal static class Tables
{
    public static SamplingTarget Grow(int label, int count) => SamplingTarget.Counts(new Dictionary<int, int> { [label] = count });

    /// <summary>A table of one column.</summary>
    public static Matrix<double> Line(params double[] values) => new(values, values.Length, 1);

    public static SampleOrigin[] Made(this ResamplingPlan plan) => [.. plan.Samples.Skip(plan.Before.Total)];

    /// <summary>The values of the samples that were made, row after row.</summary>
    public static double[] MadeValues(this ResamplingPlan plan, Matrix<double> features) =>
        [.. PlanFeatures.Apply(plan, features).Values.ToArray().Skip(plan.Before.Total * features.Columns)];

    public static void AssertClose(double[] expected, double[] actual, double tolerance = 1e-12)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++) Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance, $"Value {i} is {actual[i]}, not {expected[i]}.");
    }

    public static string Refusal(Func<object> act) => Assert.Throws<BallastException>(act).Message;
}
