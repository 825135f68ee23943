using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class BorderlineSmoteTests
{
    // Of the small class (10, 11, 12) only 10 has a neighbour of the other class among its two nearest.
    private static readonly Matrix<double> Line = new([0, 1, 2, 3, 9, 10, 11, 12], 8, 1);
    private static readonly int[] Labels = [0, 0, 0, 0, 0, 1, 1, 1];

    [Fact]
    public void New_samples_start_from_those_in_danger()
    {
        ResamplingPlan plan = new BorderlineSmote(new BorderlineSmoteOptions { DangerNeighbors = 2, Neighbors = 1 }).Resample(Line, Labels, 2);
        Assert.Equal([5, 5], plan.After.Counts);
        Assert.All(plan.Samples.Skip(8), origin => Assert.Equal((5, 6), (origin.Base, origin.Neighbor)));
    }

    [Fact]
    public void Towards_another_class_it_goes_less_than_half_of_the_way()
    {
        SamplingTarget target = SamplingTarget.Counts(new Dictionary<int, int> { [1] = 203 });
        var options = new BorderlineSmoteOptions { DangerNeighbors = 2, Neighbors = 2, Toward = BorderlineKind.AnyClass, Target = target };
        ResamplingPlan plan = new BorderlineSmote(options).Resample(Line, Labels, 2);
        SampleOrigin[] made = [.. plan.Samples.Skip(8)];
        Assert.All(made, origin => Assert.Equal(5, origin.Base));
        Assert.Equal([4, 6], made.Select(origin => origin.Neighbor).Distinct().Order());
        Assert.All(made.Where(origin => origin.Neighbor == 4), origin => Assert.InRange(origin.Step, 0, 0.5));
        Assert.Contains(made, origin => origin.Neighbor == 6 && origin.Step > 0.9);
    }

    [Fact]
    public void The_second_draw_of_a_step_is_not_tied_to_the_first_draws()
    {
        SamplingTarget target = SamplingTarget.Counts(new Dictionary<int, int> { [1] = 43 });
        var options = new BorderlineSmoteOptions { DangerNeighbors = 2, Neighbors = 2, Toward = BorderlineKind.AnyClass, Target = target };
        ResamplingPlan own = new BorderlineSmote(options).Resample(Line, Labels, 2);
        ResamplingPlan peer = new BorderlineSmote(options with { Compatibility = Compatibility.ImbalancedLearn }).Resample(Line, Labels, 2);
        Assert.Equal(own.Samples.Select(origin => origin.Neighbor), peer.Samples.Select(origin => origin.Neighbor));
        Assert.NotEqual(own.Samples, peer.Samples);
    }

    [Fact]
    public void A_class_without_danger_is_refused_or_made_by_smote()
    {
        var options = new BorderlineSmoteOptions { DangerNeighbors = 1, Neighbors = 1, ClassNames = new ClassNames(["leaf", "root"]) };
        Matrix<double> apart = new([0, 1, 2, 3, 4, 90, 91, 92], 8, 1);
        BallastException refused = Assert.Throws<BallastException>(() => new BorderlineSmote(options).Resample(apart, Labels, 2));
        Assert.Equal(
            "Class 1 ('root') has no sample in danger: of none are at least half, but not all, of its 1 nearest neighbors of another class. "
            + "Use SMOTE, change DangerNeighbors, or set NoDanger to FallBackToSmote.",
            refused.Message);
        ResamplingPlan plan = new BorderlineSmote(options with { NoDanger = NoDangerRemedy.FallBackToSmote }).Resample(apart, Labels, 2);
        Assert.Equal(["Class 1 ('root') has no sample in danger, so SMOTE made its 2 samples."], plan.Warnings);
        Assert.Equal(new Smote(new SmoteOptions { Neighbors = 1 }).Resample(apart, Labels, 2).Samples, plan.Samples);
        plan = new BorderlineSmote(options with { Compatibility = Compatibility.ImbalancedLearn }).Resample(apart, Labels, 2);
        Assert.Equal([5, 3], plan.After.Counts);
        Assert.Equal(["Class 1 ('root') has no sample in danger, so it does not grow by 2, as in imbalanced-learn."], plan.Warnings);
    }

    [Fact]
    public void More_neighbours_than_samples_are_refused()
    {
        BallastException refused = Assert.Throws<BallastException>(() => new BorderlineSmote(new BorderlineSmoteOptions()).Resample(Line, Labels, 2));
        Assert.Equal("DangerNeighbors is 10 but a sample has only 7 others. Lower DangerNeighbors or add samples.", refused.Message);
        var options = new BorderlineSmoteOptions { DangerNeighbors = 2, Neighbors = 8, Toward = BorderlineKind.AnyClass };
        refused = Assert.Throws<BallastException>(() => new BorderlineSmote(options).Resample(Line, Labels, 2));
        Assert.Equal("Neighbors is 8 but a sample has only 7 others. Lower Neighbors or add samples.", refused.Message);
        refused = Assert.Throws<BallastException>(() => new BorderlineSmote(new BorderlineSmoteOptions { DangerNeighbors = 2 }).Resample(Line, Labels, 2));
        Assert.StartsWith("Class 1 has 3 samples but BorderlineSMOTE with 5 neighbors needs 6.", refused.Message, StringComparison.Ordinal);
        refused = Assert.Throws<BallastException>(() => new BorderlineSmoteOptions { DangerNeighbors = 0 });
        Assert.Equal("DangerNeighbors is 0 but must be 1 or more. 10 is usual.", refused.Message);
    }
}
