using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class GeometricSmoteTests
{
    [Fact]
    public void A_full_deformation_without_another_class_nearer_is_a_line()
    {
        (Matrix<double> features, int[] labels) = TwoBlobs();
        var options = new GeometricSmoteOptions { Deformation = 1, Selection = SurfaceSelection.Minority };
        ResamplingPlan plan = new GeometricSmote(options).Resample(features, labels, 2);
        double[] values = plan.MadeValues(features);
        for (int i = 0; i < plan.Made().Length; i++)
        {
            SampleOrigin origin = plan.Made()[i];
            Assert.InRange(origin.Step, 0, 1);
            for (int column = 0; column < 2; column++)
            {
                double from = features[origin.Base, column], to = features[origin.Neighbor, column];
                Assert.Equal(from + origin.Step * (to - from), values[2 * i + column], 1e-9);
            }
        }
    }

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(0.5, -0.5, 1)]
    [InlineData(0, -1, 1)]
    [InlineData(-0.5, -1, 0.5)]
    [InlineData(-1, -1, 0)]
    public void Points_lie_in_the_part_of_the_sphere_that_truncation_leaves(double truncation, double from, double to)
    {
        (Matrix<double> features, int[] labels) = TwoBlobs();
        ResamplingPlan plan = new GeometricSmote(new() { Truncation = truncation }).Resample(features, labels, 2);
        double[] values = plan.MadeValues(features);
        double lowest = 1, highest = -1;
        for (int i = 0; i < plan.Made().Length; i++)
        {
            SampleOrigin origin = plan.Made()[i];
            double distance = Math.Sqrt(Square(values[2 * i] - features[origin.Base, 0]) + Square(values[2 * i + 1] - features[origin.Base, 1]));
            double radius = Math.Sqrt(ExactDistance.Squared<double>(features.Row(origin.Base), features.Row(origin.Neighbor)));
            Assert.True(distance <= radius * (1 + 1e-12));
            lowest = Math.Min(lowest, origin.Step);
            highest = Math.Max(highest, origin.Step);
        }

        Assert.InRange(lowest, from, from + 0.1);
        Assert.InRange(highest, to - 0.1, to);
    }

    [Fact]
    public void The_surface_goes_through_the_nearer_of_neighbour_and_other_class()
    {
        // Class 1 is 0, 10, 30; class 0 is 6 and beyond 100. From 0 the neighbour is at 10, the other class at 6; from 10 the other class is nearer too; from 30 the neighbour
        // is at 20, the other class at 24.
        Matrix<double> features = Tables.Line(6, 100, 101, 102, 103, 0, 10, 30);
        int[] labels = [0, 0, 0, 0, 0, 1, 1, 1];
        Assert.Equal([(5, 0), (6, 0), (7, 6)], Pairs(SurfaceSelection.Combined));
        Assert.Equal([(5, 6), (6, 5), (7, 6)], Pairs(SurfaceSelection.Minority));
        Assert.Equal([(5, 0), (6, 0), (7, 0)], Pairs(SurfaceSelection.Majority));

        (int, int)[] Pairs(SurfaceSelection selection)
        {
            var options = new GeometricSmoteOptions { Neighbors = 1, Selection = selection, Target = Tables.Grow(1, 63) };
            return [.. new GeometricSmote(options).Resample(features, labels, 2).Made().Select(origin => (origin.Base, origin.Neighbor)).Distinct().Order()];
        }
    }

    [Fact]
    public void Draws_come_in_the_order_of_the_authors_package()
    {
        // Written out from the definition: all pairs first, then two normals and a uniform a sample.
        (Matrix<double> features, int[] labels) = TwoBlobs();
        ResamplingPlan plan = new GeometricSmote(new() { Seed = 7, Neighbors = 3, Selection = SurfaceSelection.Minority }).Resample(features, labels, 2);
        double[] values = plan.MadeValues(features);
        int[] rows = [.. Enumerable.Range(0, labels.Length).Where(row => labels[row] == 1)];
        var random = new RandomState(7);
        int[] pairs = random.Choice(rows.Length * 3, plan.Made().Length);
        for (int i = 0; i < pairs.Length; i++)
        {
            SampleOrigin origin = plan.Made()[i];
            Assert.Equal(rows[pairs[i] / 3], origin.Base);
            double x = random.StandardNormal(), y = random.StandardNormal(), length = Math.Sqrt(x * x + y * y), size = Math.Sqrt(random.NextDouble());
            (x, y) = (x / length * size, y / length * size);
            double dx = features[origin.Neighbor, 0] - features[origin.Base, 0], dy = features[origin.Neighbor, 1] - features[origin.Base, 1];
            double radius = Math.Sqrt(dx * dx + dy * dy), along = x * dx / radius + y * dy / radius;
            if (along < 0) (x, y) = (x - 2 * along * dx / radius, y - 2 * along * dy / radius);
            Tables.AssertClose([features[origin.Base, 0] + radius * x, features[origin.Base, 1] + radius * y], values[(2 * i)..(2 * i + 2)], 1e-9);
        }
    }

    [Fact]
    public void Settings_out_of_range_and_small_classes_are_refused()
    {
        Assert.Equal("Truncation is 1.5 but must be from -1 to 1. 1 is usual.", Tables.Refusal(() => new GeometricSmoteOptions { Truncation = 1.5 }));
        Assert.Equal("Deformation is -0.1 but must be from 0 to 1. 0 is usual.", Tables.Refusal(() => new GeometricSmoteOptions { Deformation = -0.1 }));
        Assert.Equal("Deformation is NaN but must be from 0 to 1. 0 is usual.", Tables.Refusal(() => new GeometricSmoteOptions { Deformation = double.NaN }));
        Matrix<double> features = Tables.Line(1, 2, 3, 9);
        Assert.StartsWith("Class 1 has 1 sample but Geometric SMOTE with 5 neighbors needs 6.", Tables.Refusal(() => new GeometricSmote(new()).Resample(features, [0, 0, 0, 1], 2)));
        ResamplingPlan alone = new GeometricSmote(new() { Selection = SurfaceSelection.Majority }).Resample(features, [0, 0, 0, 1], 2);
        Assert.All(alone.Made(), origin => Assert.Equal((3, 2), (origin.Base, origin.Neighbor)));
    }

    private static double Square(double value) => value * value;

    private static (Matrix<double> Features, int[] Labels) TwoBlobs()
    {
        var random = new RandomState(3);
        int[] labels = [.. Enumerable.Repeat(0, 400), .. Enumerable.Repeat(1, 20)];
        var features = new Matrix<double>(420, 2);
        for (int row = 0; row < 420; row++)
            for (int column = 0; column < 2; column++)
                features[row, column] = random.Normal(labels[row] * 40, 1);
        return (features, labels);
    }
}
