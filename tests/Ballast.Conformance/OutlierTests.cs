using System.Text.Json;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Conformance;

/// <summary>Outlier scores against those of scikit-learn.</summary>
public sealed class OutlierTests
{
    private static JsonElement Golden => Vectors.Read("golden.json").GetProperty("outliers");

    private static Matrix<double> Features =>
        Vectors.Read("golden.json").GetProperty("datasets").GetProperty(Golden.GetProperty("dataset").GetString()!).GetProperty("X").Table();

    [Fact]
    public void The_local_outlier_factor_equals_that_of_scikit_learn() =>
        RequireNear(Golden.GetProperty("lof").Numbers(), new LocalOutlierFactor(new LocalOutlierFactorOptions()).Score(Features));

    [Fact]
    public void The_isolation_forest_of_seed_0_equals_that_of_scikit_learn() =>
        RequireNear(Golden.GetProperty("iforest_seed0").Numbers(), new IsolationForest(new IsolationForestOptions { Seed = 0 }).Score(Features));

    private static void RequireNear(double[] expected, OutlierScores scores)
    {
        Assert.Equal(expected.Length, scores.Scores.Length);
        for (int i = 0; i < expected.Length; i++) Vectors.RequireNear(expected[i], scores.Scores[i], $"score {i}", 1e-12);
    }
}
