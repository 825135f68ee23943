using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class PolynomFitSmoteTests
{
    [Fact]
    public void A_star_places_samples_evenly_towards_the_mean()
    {
        // Class 1 is 0 and 4, its mean 2. Three new samples: one from 0, at 1; two from 4, at 4 - 2/3 and 4 - 4/3.
        Matrix<double> features = Tables.Line(9, 9, 9, 9, 9, 0, 4);
        ResamplingPlan plan = Plan(FitTopology.Star, features, [0, 0, 0, 0, 0, 1, 1]);
        Tables.AssertClose([1, 10 / 3.0, 8 / 3.0], plan.MadeValues(features));
        Assert.Equal([5, 6, 6], plan.Made().Select(origin => origin.Base));
    }

    [Fact]
    public void A_bus_runs_from_each_sample_to_the_one_before()
    {
        // Class 1 is 0, 4, 6: two lines, two of four new samples on each, at thirds.
        Matrix<double> features = Tables.Line(9, 9, 9, 9, 9, 9, 9, 0, 4, 6);
        ResamplingPlan plan = Plan(FitTopology.Bus, features, [0, 0, 0, 0, 0, 0, 0, 1, 1, 1]);
        Assert.Equal(
            [SampleOrigin.Synthetic(8, 7, 1 / 3.0), SampleOrigin.Synthetic(8, 7, 2 / 3.0), SampleOrigin.Synthetic(9, 8, 1 / 3.0), SampleOrigin.Synthetic(9, 8, 2 / 3.0)],
            plan.Made());
    }

    [Fact]
    public void A_mesh_divides_all_pairs_or_halves_some()
    {
        // Four samples on three pairs: 1, 1 and 2.
        int[] labels = [0, 0, 0, 0, 0, 0, 0, 1, 1, 1];
        Matrix<double> features = Tables.Line(9, 9, 9, 9, 9, 9, 9, 0, 4, 6);
        Assert.Equal(
            [SampleOrigin.Synthetic(8, 7, 0.5), SampleOrigin.Synthetic(9, 7, 0.5), SampleOrigin.Synthetic(9, 8, 1 / 3.0), SampleOrigin.Synthetic(9, 8, 2 / 3.0)],
            Plan(FitTopology.Mesh, features, labels).Made());
        var halves = new PolynomFitSmote(new() { Topology = FitTopology.Mesh, Target = Tables.Grow(1, 5) });
        SampleOrigin[] made = halves.Resample(features, labels, 2).Made();
        Assert.Equal(2, made.Distinct().Count());
        Assert.All(made, origin => Assert.Equal(0.5, origin.Step));
    }

    [Fact]
    public void All_pairs_of_a_larger_mesh_are_met_once()
    {
        // 45 pairs of ten samples, 44 wanted: all different, each of two samples of the class.
        (Matrix<float> features, int[] labels) = SmoteTests.Data([54, 10]);
        SampleOrigin[] made = new PolynomFitSmote(new() { Topology = FitTopology.Mesh }).Resample(features, labels, 2).Made();
        Assert.Equal(44, made.Select(origin => (origin.Base, origin.Neighbor)).Distinct().Count());
        Assert.All(made, origin => Assert.True(origin.Neighbor >= 54 && origin.Neighbor < origin.Base));
    }

    [Fact]
    public void A_curve_that_fits_exactly_is_followed_by_all_features_together()
    {
        // At place u the class is (1 + 2u, u²): a polynomial of degree 2 fits both columns without a rest.
        int[] labels = [.. Enumerable.Repeat(0, 30), .. Enumerable.Repeat(1, 9)];
        var features = new Matrix<double>(39, 2);
        for (int u = 0; u < 9; u++)
        {
            features[30 + u, 0] = 1 + 2 * u;
            features[30 + u, 1] = u * u;
        }

        ResamplingPlan plan = Plan(FitTopology.Polynomial(2), features, labels);
        double[] values = plan.MadeValues(features);
        for (int i = 0; i < 21; i++)
        {
            double place = (values[2 * i] - 1) / 2;
            Assert.InRange(place, 0, 8);
            Assert.Equal(place * place, values[2 * i + 1], 1e-9);
            Assert.Equal(30 + (int)Math.Round(place), plan.Made()[i].Base);
        }

        Assert.Equal(21, values.Where((_, i) => i % 2 == 0).Distinct().Count());
    }

    [Fact]
    public void A_line_through_scattered_points_is_that_of_least_squares()
    {
        // Places 0, 1, 2 with values 0, 0, 3: slope (3 - 0) / 2, mean 1: the line is 1 + 1.5 (u - 1).
        PolynomialFit fit = PolynomialFit.Of(Tables.Line(0, 0, 3), [0, 1, 2], 1);
        double[] point = new double[1];
        fit.At(0, point);
        Assert.Equal(-0.5, point[0], 1e-12);
        fit.At(1.5, point);
        Assert.Equal(1.75, point[0], 1e-12);
    }

    [Fact]
    public void Classes_too_small_for_a_topology_and_degrees_below_one_are_refused()
    {
        Matrix<double> features = Tables.Line(9, 9, 9, 9, 0);
        Assert.Equal(
            "Class 1 has 1 sample but polynom-fit-SMOTE with the topology Star needs 2. Repeat its samples with RandomOverSampler first, or leave the class out of the target.",
            Tables.Refusal(() => Plan(FitTopology.Star, features, [0, 0, 0, 0, 1])));
        Assert.Equal(
            "Class 1 has 2 samples but polynom-fit-SMOTE with the topology Polynomial(2) needs 3. Repeat its samples with RandomOverSampler first, or leave the class out of the target.",
            Tables.Refusal(() => Plan(FitTopology.Polynomial(2), features, [0, 0, 0, 1, 1])));
        Assert.Equal("The degree of the polynomial is 0 but must be 1 or more. 1 to 3 are usual.", Tables.Refusal(() => FitTopology.Polynomial(0)));
    }

    private static ResamplingPlan Plan(FitTopology topology, Matrix<double> features, int[] labels) =>
        new PolynomFitSmote(new() { Topology = topology }).Resample(features, labels, 2);
}
