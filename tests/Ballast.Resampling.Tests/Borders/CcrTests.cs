using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class CcrTests
{
    [Fact]
    public void Spheres_push_others_to_their_surface()
    {
        // Row 3, of class 1, is at 0; 1 and 3 are of class 0. Energy 2: the radius r solves r + (r - 1) = 2: 1.5; 3 is outside. Row 0 moves to 1.5.
        Matrix<double> features = Tables.Line(1, 3, 90, 0);
        ResamplingPlan plan = new Ccr(new() { Energy = 2 }).Resample(features, [0, 0, 0, 1], 2);
        Assert.Equal([SampleOrigin.Moved(0, 0), SampleOrigin.Original(1), SampleOrigin.Original(2), SampleOrigin.Original(3)], plan.Samples.Take(4));
        Matrix<double> after = PlanFeatures.Apply(plan, features);
        Assert.Equal(1.5, after[0, 0], 1e-12);
        Assert.All(plan.MadeValues(features), value => Assert.InRange(value, -1.5, 1.5));
        Assert.All(plan.Made(), origin => Assert.Equal(3, origin.Base));
    }

    [Fact]
    public void The_energy_is_spent_on_the_radius_and_on_each_push()
    {
        // Energy 10 with others at 1 and 3: r + (r - 1) + (r - 3) = 10, r = 14/3. With 9 near but farther than the radius, nothing changes.
        Assert.Equal(14 / 3.0, CleaningSpheres<double>.RadiusOf([1, 3], 10), 1e-12);
        Assert.Equal(14 / 3.0, CleaningSpheres<double>.RadiusOf([1, 3, 9], 10), 1e-12);
        Assert.Equal(10, CleaningSpheres<double>.RadiusOf([], 10));
        Assert.Equal(5, CleaningSpheres<double>.RadiusOf([0], 10));
    }

    [Fact]
    public void Pushes_go_straight_outwards_and_add_up()
    {
        // (0, 0) with energy 3 and an other at (1, 1), at Manhattan distance 2: r + (r - 2) = 3, r = 2.5, so that it moves by a quarter of its difference. The same from (2, 2): both cancel.
        var lonely = new Matrix<double>([1, 1, 90, 90, 91, 90, 0, 0], 4, 2);
        Matrix<double> after = PlanFeatures.Apply(new Ccr(new() { Energy = 3 }).Resample(lonely, [0, 0, 0, 1], 2), lonely);
        Tables.AssertClose([1.25, 1.25], after.Row(0).ToArray());
        var between = new Matrix<double>([1, 1, 90, 90, 91, 90, 0, 0, 2, 2], 5, 2);
        ResamplingPlan plan = new Ccr(new() { Energy = 3 }).Resample(between, [0, 0, 0, 1, 1], 2);
        Assert.Equal(SampleKind.Moved, plan.Samples[0].Kind);
        Tables.AssertClose([1, 1], PlanFeatures.Apply(plan, between).Row(0).ToArray());
    }

    [Fact]
    public void A_copy_of_another_class_is_pushed_somewhere_on_the_surface()
    {
        // r + (r - 0) = 3: the radius is 1.5.
        var features = new Matrix<double>([4, 4, 90, 90, 91, 90, 4, 4], 4, 2);
        Matrix<double> after = PlanFeatures.Apply(new Ccr(new() { Energy = 3 }).Resample(features, [0, 0, 0, 1], 2), features);
        Assert.Equal(1.5, Math.Abs(after[0, 0] - 4) + Math.Abs(after[0, 1] - 4), 1e-12);
    }

    [Fact]
    public void Small_spheres_make_more_samples()
    {
        // At 0 the other at 1 leaves the radius 1.5, at 50 nothing stands in the way of 2. Shares of 7: by 1/1.5 to 1/2, which is 4 to 3.
        Matrix<double> features = Tables.Line(1, 90, 91, 92, 93, 94, 95, 96, 97, 0, 50);
        ResamplingPlan plan = new Ccr(new() { Energy = 2 }).Resample(features, [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1], 2);
        Assert.Equal([4, 3], [plan.Made().Count(origin => origin.Base == 9), plan.Made().Count(origin => origin.Base == 10)]);
    }

    [Fact]
    public void New_samples_fill_their_sphere_evenly()
    {
        // In the plane the part within half the radius is a quarter of the area.
        var features = new Matrix<double>([90, 90, 91, 90, 92, 90, 5, 5], 4, 2);
        ResamplingPlan plan = new Ccr(new() { Energy = 2, Target = Tables.Grow(1, 20001) }).Resample(features, [0, 0, 0, 1], 2);
        double[] values = plan.MadeValues(features);
        double[] distances = [.. Enumerable.Range(0, 20000).Select(i => Math.Abs(values[2 * i] - 5) + Math.Abs(values[2 * i + 1] - 5))];
        Assert.All(distances, distance => Assert.InRange(distance, 0, 2));
        Assert.InRange(distances.Count(distance => distance < 1) / 20000.0, 0.238, 0.262); // four standard errors
        Assert.InRange(Enumerable.Range(0, 20000).Count(i => values[2 * i] > 5) / 20000.0, 0.486, 0.514);
    }

    [Fact]
    public void An_energy_of_nothing_is_refused() => Assert.Equal(
        "Energy is 0 but must be above 0. Usual values for standardised features are 0.25 to 100.",
        Tables.Refusal(() => new CcrOptions { Energy = 0 }));
}
