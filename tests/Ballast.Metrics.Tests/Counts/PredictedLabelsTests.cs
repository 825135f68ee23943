using Ballast.Core;

namespace Ballast.Metrics.Tests;

public sealed class PredictedLabelsTests
{
    [Fact]
    public void Predictions_are_counted()
    {
        PredictedLabels predictions = PredictedLabels.Of([0, 1, 1], [0, 0, 1], 2, [7, 7, -1]);
        Assert.Equal(3, predictions.Samples);
        Assert.Equal([7, 7, -1], predictions.Groups);
        Assert.Equal(1, predictions.ToConfusionMatrix()[1, 0]);
    }

    [Fact]
    public void Without_groups_the_groups_are_empty() => Assert.Empty(PredictedLabels.Of([0], [0], 1).Groups);

    [Fact]
    public void Wrong_predictions_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PredictedLabels.Of([0, 1], [0], 2));
        Assert.Throws<ArgumentException>(() => PredictedLabels.Of([0, 1], [0, 1], 2, [3]));
        Assert.Throws<ArgumentException>(() => PredictedLabels.Of([0, 2], [0, 1], 2));
        Assert.Throws<ArgumentException>(() => PredictedLabels.Of([0, 1], [0, -1], 2));
        Assert.Throws<BallastException>(() => PredictedLabels.Of([], [], 2));
    }
}
