using System.Collections.Immutable;

namespace Ballast.Metrics.Tests;

public sealed class CalibrationCurveTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Vector.Read("calibration.json")["calibration"].Items.Count())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Curves_equal_those_of_scikit_learn(int index)
    {
        Vector vector = Vector.Read("calibration.json")["calibration"][index];
        PredictedProbabilities predictions = PredictedProbabilities.OfPositive(vector["probability"].Numbers, vector["y_true"].Integers);
        foreach (Vector curve in vector["curves"].Items)
        {
            CalibrationBinning binning = Enum.Parse<CalibrationBinning>(curve["strategy"].Text, ignoreCase: true);
            ImmutableArray<CalibrationBin> bins = CalibrationCurve.Of(predictions, 1, binning, curve["bins"].Integer);
            curve["share"].Matches(bins.Select(bin => bin.ObservedShare));
            curve["probability"].Matches(bins.Select(bin => bin.MeanProbability));
        }
    }

    [Fact]
    public void Bins_without_samples_are_left_out_and_an_edge_belongs_below()
    {
        // Two bins: .5 is in the first. Class 0 has .5 twice and .9 once.
        CalibrationBin[] bins = [.. CalibrationCurve.Of(PredictedProbabilities.OfPositive([.5, .5, .1], [0, 1, 0]), 0, CalibrationBinning.Uniform, 2)];
        Assert.Equal(new CalibrationBin(0, .5, 2, .5, .5), bins[0]);
        Assert.Equal(new CalibrationBin(.5, 1, 1, .9, 1), bins[1]);
        Assert.Single(CalibrationCurve.Of(PredictedProbabilities.OfPositive([.9, .9], [0, 1]), 1));
    }

    [Fact]
    public void A_class_that_there_is_not_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CalibrationCurve.Of(PredictedProbabilities.OfPositive([.9], [0]), 2));
}
