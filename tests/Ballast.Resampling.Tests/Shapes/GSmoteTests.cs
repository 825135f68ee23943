using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class GSmoteTests
{
    // Class 1 lies along the first axis: (0,0), (4,0), (8,0), (12,0), with (6,1) beside it. The main direction is (1, 0) but for the slightest.
    private static readonly Matrix<double> Features = new([0, 9, 1, 9, 2, 9, 3, 9, 4, 9, 5, 9, 6, 9, 0, 0, 4, 0, 8, 0, 12, 0, 6, 1], 12, 2);
    private static readonly int[] Labels = [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1];

    [Fact]
    public void The_neighbour_along_the_main_direction_is_taken_though_another_is_nearer()
    {
        // The two nearest of (4,0), row 8, are (6,1), row 11, and then (0,0) and (8,0), both at 4: the smaller index, row 7. It lies along the axis.
        var sampler = new GSmote(new() { Neighbors = 2, Target = Tables.Grow(1, 105) });
        SampleOrigin[] made = sampler.Resample(Features, Labels, 2).Made();
        Assert.All(made.Where(origin => origin.Base == 8), origin => Assert.Equal(7, origin.Neighbor));

        // Those of (0,0), row 7, are (4,0) and (6,1): the nearer one is along the axis.
        Assert.All(made.Where(origin => origin.Base == 7), origin => Assert.Equal(8, origin.Neighbor));
        Assert.Equal(5, made.Select(origin => origin.Base).Distinct().Count());
        Assert.All(made, origin => Assert.InRange(origin.Step, 0, 1));
    }

    [Fact]
    public void The_principal_direction_is_that_of_the_covariance()
    {
        // Points ±3 along (0.6, 0.8) and ±1 across: the covariance has (0.6, 0.8) first.
        double[] direction = PrincipalDirection.Of(new Matrix<double>([1.8, 2.4, -1.8, -2.4, -0.8, 0.6, 0.8, -0.6], 4, 2), [0, 1, 2, 3]);
        Tables.AssertClose([0.6, 0.8], [Math.Abs(direction[0]), Math.Abs(direction[1])], 1e-5);
        Assert.Equal([0, 0], PrincipalDirection.Of(new Matrix<double>([7, 7, 7, 7], 2, 2), [0, 1]));
    }

    [Fact]
    public void Copies_are_taken_only_where_there_is_nothing_else()
    {
        Matrix<double> features = Tables.Line(50, 51, 52, 53, 0, 0, 3);
        SampleOrigin[] made = new GSmote(new() { Neighbors = 2, Target = Tables.Grow(1, 60) }).Resample(features, [0, 0, 0, 0, 1, 1, 1], 2).Made();
        Assert.All(made.Where(origin => origin.Base != 6), origin => Assert.Equal(6, origin.Neighbor));
    }

    [Fact]
    public void Small_classes_are_refused_or_remedied()
    {
        Assert.Equal(
            "Class 1 has 5 samples but G-SMOTE with 5 neighbors needs 6. Lower Neighbors (now 5) to 4, set SmallClass to ReduceNeighbors, or drop the class.",
            Tables.Refusal(() => new GSmote(new()).Resample(Features, Labels, 2)));
        ResamplingPlan plan = new GSmote(new() { SmallClass = SmallClassRemedy.ReduceNeighbors }).Resample(Tables.Line(1, 2, 3, 9), [0, 0, 0, 1], 2);
        Assert.Equal([SampleOrigin.Repeated(3), SampleOrigin.Repeated(3)], plan.Made());
    }
}
