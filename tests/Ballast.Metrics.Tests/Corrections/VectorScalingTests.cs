using Ballast.Core;

namespace Ballast.Metrics.Tests;

public sealed class VectorScalingTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Vector.Read("vector_scaling.json")["cases"].Items.Count())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_optimum_is_that_of_SciPys_BFGS(int index)
    {
        Vector vector = Vector.Read("vector_scaling.json")["cases"][index];
        PredictedProbabilities validation = PredictedProbabilities.Of(vector["probabilities"].Matrix, vector["truth"].Integers);
        VectorScaling scaling = VectorScaling.Fit(validation, new VectorScalingOptions { Ridge = vector["ridge"].Number });
        // SciPy stops at a gradient of 1e-9, or where its steps no longer lower the loss, over a curvature of the ridge at least (0.01).
        for (int label = 0; label < validation.Classes; label++)
        {
            Assert.Equal(vector["scales"][label].Number, scaling.Scales[label], 1e-5);
            Assert.Equal(vector["biases"][label].Number, scaling.Biases[label], 1e-5);
        }

        double[] found = [.. scaling.Scales, .. scaling.Biases];
        Assert.Equal(vector["loss"].Number, new VectorScalingLoss(validation, vector["ridge"].Number).At(found), 1e-9);
    }

    [Fact]
    public void The_gradient_and_the_curvature_are_those_of_finite_differences()
    {
        (Matrix<double> probabilities, int[] truth) = Samples.Posteriors(40, [.5, .3, .2], 1.5, 2, seed: 4);
        var loss = new VectorScalingLoss(PredictedProbabilities.Of(probabilities, truth), .7);
        double[] at = [1.3, .8, .6, .2, -.4, .1];
        double[] gradient = new double[6], above = new double[6], below = new double[6];
        Matrix<double> curvature = new(6, 6), unused = new(6, 6);
        loss.Derivatives(at, gradient, curvature);
        const double step = 1e-5;
        for (int i = 0; i < 6; i++)
        {
            double[] up = [.. at], down = [.. at];
            up[i] += step;
            down[i] -= step;
            // A central difference is off by step² times the third derivative, here below 1e3, and by rounding of about 1e-14 / step.
            Assert.Equal((loss.At(up) - loss.At(down)) / (2 * step), gradient[i], 1e-6);
            loss.Derivatives(up, above, unused);
            loss.Derivatives(down, below, unused);
            for (int j = 0; j < 6; j++) Assert.Equal((above[j] - below[j]) / (2 * step), curvature[i, j], 1e-6);
        }
    }

    [Fact]
    public void An_infinite_ridge_leaves_every_probability_and_a_huge_one_almost()
    {
        (Matrix<double> probabilities, int[] truth) = Samples.Posteriors(200, [.6, .3, .1], 1.5, 2, seed: 3);
        PredictedProbabilities validation = PredictedProbabilities.Of(probabilities, truth);
        VectorScaling none = VectorScaling.Fit(validation, new VectorScalingOptions { Ridge = double.PositiveInfinity });
        Assert.Equal([1, 1, 1], none.Scales);
        Assert.Equal([0, 0, 0], none.Biases);
        Matrix<double> same = none.Apply(probabilities), almost = VectorScaling.Fit(validation, new VectorScalingOptions { Ridge = 1e9 }).Apply(probabilities);
        for (int i = 0; i < probabilities.Values.Length; i++)
        {
            Assert.Equal(probabilities.Values[i], same.Values[i], 1e-14); // the softmax of a logarithm
            Assert.Equal(probabilities.Values[i], almost.Values[i], 1e-5); // a gradient below 1e4 over 1e9
        }
    }

    [Fact]
    public void The_sharpness_that_made_probabilities_overconfident_is_found_for_each_class()
    {
        // Logits were doubled, so each scale is one half and no bias is needed; 20,000 samples know them to about a hundredth.
        (Matrix<double> probabilities, int[] truth) = Samples.Posteriors(20_000, [.4, .35, .25], 1.5, 2, seed: 1);
        VectorScaling scaling = VectorScaling.Fit(PredictedProbabilities.Of(probabilities, truth));
        Assert.All(scaling.Scales, scale => Assert.Equal(.5, scale, .03));
        Assert.All(scaling.Biases, bias => Assert.Equal(0, bias, .08));
    }

    [Fact]
    public void Without_a_mistake_the_ridge_keeps_the_numbers_finite()
    {
        VectorScaling scaling = VectorScaling.Fit(PredictedProbabilities.Of(new Matrix<double>([1, 0, 0, 1], 2, 2), [0, 1]));
        Assert.All([.. scaling.Scales, .. scaling.Biases], number => Assert.True(double.IsFinite(number)));
    }

    [Fact]
    public void A_row_is_scaled_as_by_hand()
    {
        // Odds of .8 : .2 with scales 1 and 2 become .8 : .04, and a bias of ln 2 for the second class makes that .8 : .08.
        Matrix<double> scaled = new VectorScaling([1, 2], [0, Math.Log(2)]).Apply(new Matrix<double>([.8, .2], 1, 2));
        Assert.Equal(10 / 11.0, scaled[0, 0], 1e-15);
    }

    [Fact]
    public void Numbers_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new VectorScalingOptions { Ridge = 0 });
        Assert.Throws<ArgumentException>(() => new VectorScaling([1, 1], [0]));
        Assert.Throws<ArgumentException>(() => new VectorScaling([double.NaN], [0]));
        Assert.Throws<ArgumentException>(() => new VectorScaling([1], [double.PositiveInfinity]));
        Assert.Throws<ArgumentException>(() => new VectorScaling([1, 1, 1], [0, 0, 0]).Apply(new Matrix<double>([.5, .5], 1, 2)));
    }
}
