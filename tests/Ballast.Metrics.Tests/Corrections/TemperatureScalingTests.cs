using Ballast.Core;

namespace Ballast.Metrics.Tests;

public sealed class TemperatureScalingTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void The_temperature_is_that_of_SciPys_minimiser(int index)
    {
        Vector vector = Vector.Read("reference.json")["predictions"][index];
        Matrix<double> probabilities = vector["y_score"].Matrix;
        int[] truth = vector["y_true"].Integers;
        TemperatureScaling scaling = TemperatureScaling.Fit(PredictedProbabilities.Of(probabilities, truth));
        // A minimiser that compares losses finds the place of the minimum to about the square root of double precision.
        Assert.Equal(vector["temperature"].Number, scaling.Temperature, 1e-6);
        Assert.Equal(vector["log_loss_scaled"].Number, ProbabilityScores.LogLoss(PredictedProbabilities.Of(scaling.Apply(probabilities), truth)), 1e-12);
    }

    [Fact]
    public void The_temperature_that_made_probabilities_overconfident_is_found()
    {
        // 20,000 samples know the temperature to about a hundredth.
        (Matrix<double> probabilities, int[] truth) = Samples.Posteriors(20_000, [.5, .3, .2], 1.5, 2, seed: 1);
        Assert.Equal(2, TemperatureScaling.Fit(PredictedProbabilities.Of(probabilities, truth)).Temperature, .05);
    }

    [Fact]
    public void Two_halves_the_logits()
    {
        // Odds of .8 : .2 become √(.8 / .2) = 2 : 1.
        Matrix<double> scaled = new TemperatureScaling(2).Apply(new Matrix<double>([.8, .2], 1, 2));
        Assert.Equal(2 / 3.0, scaled[0, 0], 1e-15);
    }

    [Fact]
    public void No_prediction_changes()
    {
        (Matrix<double> probabilities, int[] truth) = Samples.Posteriors(500, [.5, .3, .2], 1.5, 2, seed: 2);
        PredictedProbabilities before = PredictedProbabilities.Of(probabilities, truth);
        PredictedProbabilities after = PredictedProbabilities.Of(TemperatureScaling.Fit(before).Apply(probabilities), truth);
        Assert.Equal(before.ToLabels().Predicted, after.ToLabels().Predicted);
        Assert.True(ProbabilityScores.LogLoss(after) < ProbabilityScores.LogLoss(before));
    }

    [Fact]
    public void Without_a_mistake_the_temperature_stays_one()
    {
        // The loss would fall for ever as T goes to 0, and the first mistake of a test would then cost everything.
        PredictedProbabilities right = PredictedProbabilities.Of(new Matrix<double>([.9, .1, .2, .8], 2, 2), [0, 1]);
        PredictedProbabilities tied = PredictedProbabilities.Of(new Matrix<double>([.9, .1, .5, .5], 2, 2), [0, 1]);
        Assert.Equal(1, TemperatureScaling.Fit(right).Temperature);
        Assert.Equal(1, TemperatureScaling.Fit(tied).Temperature);
    }

    [Fact]
    public void Probabilities_of_zero_and_one_pass()
    {
        PredictedProbabilities validation = PredictedProbabilities.Of(new Matrix<double>([1, 0, 1, 0, 0, 1], 3, 2), [0, 1, 1]);
        TemperatureScaling scaling = TemperatureScaling.Fit(validation);
        Assert.All(scaling.Apply(validation.ToMatrix()).Values.ToArray(), p => Assert.True(double.IsFinite(p)));
        // Two of three right: the honest probability of each prediction is 2/3.
        Assert.Equal(2 / 3.0, scaling.Apply(validation.ToMatrix())[0, 0], 1e-9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(101)]
    [InlineData(double.NaN)]
    public void A_temperature_that_cannot_be_is_refused(double temperature) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TemperatureScaling(temperature));
}
