using Ballast.Core;

namespace Ballast.Metrics.Tests;

public sealed class PairedRunTests
{
    [Fact]
    public void Tests_of_different_size_are_refused() =>
        Assert.Equal(
            "The baseline predicts 2 samples of 2 classes, the challenger 1 of 2. A paired comparison needs the same samples; score both on one test part.",
            Assert.Throws<BallastException>(() => new PairedRun(PredictedLabels.Of([0, 1], [0, 1], 2), PredictedLabels.Of([0], [0], 2))).Message);

    [Fact]
    public void Tests_of_different_truth_or_groups_are_refused()
    {
        const string message = "The baseline and the challenger have different true labels or groups. A paired comparison needs the same samples in the same "
            + "order; score both on one test part.";
        PredictedLabels baseline = PredictedLabels.Of([0, 1], [0, 1], 2);
        Assert.Equal(message, Assert.Throws<BallastException>(() => new PairedRun(baseline, PredictedLabels.Of([1, 0], [0, 1], 2))).Message);
        Assert.Equal(message, Assert.Throws<BallastException>(() => new PairedRun(baseline, PredictedLabels.Of([0, 1], [0, 1], 2, [4, 4]))).Message);
    }
}
