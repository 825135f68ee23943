using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class SmoteRegressionTests
{
    // 1 … 10 and 30 in another order; relevance is at least 0.5 from 8 on: seven normal samples, and four rare ones (rows 0, 3, 7, 9). The feature is the target.
    internal static readonly double[] Targets = [30, 1, 2, 8, 3, 4, 5, 9, 6, 10, 7];
    internal static readonly int[] RareRows = [0, 3, 7, 9];
    internal static readonly Matrix<double> Features = Tables.Line(Targets);

    private static readonly SmoteRegressionOptions Options = new() { Neighbors = 3 };

    [Fact]
    public void Ranges_get_equal_counts_and_rare_targets_lie_between_their_parents()
    {
        RegressionPlan plan = new SmoteRegression(Options).Resample(Features, Targets);
        Assert.Equal([new TargetBump(BumpKind.Normal, 1, 7, 7, 5), new TargetBump(BumpKind.Rare, 8, 30, 4, 6)], plan.Bumps);
        Assert.Equal((new RelevanceCounts(7, 4), new RelevanceCounts(5, 6)), (plan.Before, plan.After));
        Assert.Equal(2, plan.Removed.Length);
        Assert.All(plan.Removed, removed => Assert.True(Targets[removed.Index] < 8 && removed.Reason == "The draw that thins out its range of targets did not take it"));
        Assert.Equal(plan.Removed.Select(removed => removed.Index).Order(), plan.Removed.Select(removed => removed.Index));
        Assert.Equal(11, plan.Samples.Length);
        SampleOrigin[] made = [.. plan.Samples.Where(origin => origin.IsMade)];
        Assert.Equal(made, plan.Samples.Skip(9));
        Assert.All(made, origin => Assert.True(RareRows.Contains(origin.Base) && RareRows.Contains(origin.Neighbor)));

        // The feature is the target, so that both are interpolated alike.
        Tables.AssertClose([.. plan.Targets], PlanFeatures.Apply(plan, Features).Values.ToArray());
    }

    [Fact]
    public void Counts_can_be_turned_round_or_given_as_factors()
    {
        // One over 7 to one over 4 is 4 to 7; halves of 7 round up to 4, twice 4 is 8.
        Assert.Equal(new RelevanceCounts(4, 7), new SmoteRegression(Options with { Amounts = BumpAmounts.Extreme }).Resample(Features, Targets).After);
        Assert.Equal(new RelevanceCounts(4, 8), new SmoteRegression(Options with { Amounts = BumpAmounts.Factors(0.5, 2) }).Resample(Features, Targets).After);
        RegressionPlan unchanged = new SmoteRegression(Options with { Amounts = BumpAmounts.Factors(1, 1) }).Resample(Features, Targets);
        Assert.Equal(Enumerable.Range(0, 11).Select(SampleOrigin.Original), unchanged.Samples);
        Assert.Equal(Targets, unchanged.Targets);
    }

    [Fact]
    public void Each_sample_starts_as_many_new_ones_but_for_one()
    {
        RegressionPlan plan = new SmoteRegression(Options with { Amounts = BumpAmounts.Factors(1, 6.5) }).Resample(Features, Targets); // 22 new from four
        int[] starts = [.. RareRows.Select(row => plan.Samples.Count(origin => origin.IsMade && origin.Base == row))];
        Assert.Equal(22, starts.Sum());
        Assert.All(starts, count => Assert.InRange(count, 5, 6));
    }

    [Fact]
    public void Copies_with_different_targets_get_the_mean()
    {
        double[] targets = [1, 2, 3, 4, 20, 30];
        RelevanceFunction relevance = RelevanceFunction.FromPoints(new RelevancePoint(4, 0), new RelevancePoint(20, 1));
        var options = new SmoteRegressionOptions { Neighbors = 1, Relevance = relevance, Amounts = BumpAmounts.Factors(1, 2) };
        RegressionPlan plan = new SmoteRegression(options).Resample(Tables.Line(0, 1, 2, 3, 9, 9), targets);
        Assert.Equal([25, 25], plan.Targets.Skip(6));
    }

    [Fact]
    public void Three_ranges_are_balanced_exactly()
    {
        // Low and high extremes: 40 samples in three ranges get 13, 13 and 14.
        double[] targets = [.. Enumerable.Range(0, 36).Select(i => (double)i), -100, -99, 200, 201];
        RegressionPlan plan = new SmoteRegression(new() { Neighbors = 1 }).Resample(Tables.Line(targets), targets);
        Assert.Equal([BumpKind.Rare, BumpKind.Normal, BumpKind.Rare], plan.Bumps.Select(bump => bump.Kind));
        Assert.Equal([13, 13, 14], plan.Bumps.Select(bump => bump.After));
        Assert.Equal(40, plan.Samples.Length);
        Assert.Equal(plan.Samples.Length, plan.Targets.Length);
    }

    [Fact]
    public void Small_ranges_are_refused_or_remedied()
    {
        Assert.Equal(
            "The range of targets from 8 to 30 has 4 samples but SMOTER with 5 neighbors needs 6. Lower Neighbors (now 5) to 3, or set SmallBump to ReduceNeighbors.",
            Tables.Refusal(() => new SmoteRegression(new()).Resample(Features, Targets)));
        RegressionPlan plan = new SmoteRegression(new() { SmallBump = SmallClassRemedy.ReduceNeighbors }).Resample(Features, Targets);
        Assert.Equal(["The range of targets from 8 to 30 has 4 samples, so SMOTER used 3 neighbors for it, not 5."], plan.Warnings);
        double[] single = [1, 2, 3, 4, 5, 6, 7, 40];
        Assert.Equal(
            "The range of targets from 40 to 40 has 1 sample but SMOTER with 5 neighbors needs 6. Set SmallBump to ReduceNeighbors.",
            Tables.Refusal(() => new SmoteRegression(new() { Threshold = 1, Relevance = HighFrom(40) }).Resample(Tables.Line(single), single)));
        plan = new SmoteRegression(new() { Threshold = 1, Relevance = HighFrom(40), SmallBump = SmallClassRemedy.ReduceNeighbors }).Resample(Tables.Line(single), single);
        Assert.Equal(Enumerable.Repeat(SampleOrigin.Repeated(7), 3), plan.Samples.Skip(5));
        Assert.Equal([40, 40, 40], plan.Targets.Skip(5));
        Assert.Equal(["The range of targets from 40 to 40 has 1 sample, which SMOTER can only repeat."], plan.Warnings);
    }

    [Fact]
    public void Targets_all_of_one_kind_are_refused()
    {
        Assert.Equal(
            "The relevance of all targets is below the threshold of 0.5, so that there is nothing to balance. Set Threshold or give Relevance by points.",
            Tables.Refusal(() => new SmoteRegression(new()).Resample(Tables.Line(1, 2, 3), [1, 2, 3])));
        Assert.Equal(
            "The relevance of all targets is at or above the threshold of 0.5, so that there is nothing to balance. Set Threshold or give Relevance by points.",
            Tables.Refusal(() => new SmoteRegression(new() { Relevance = HighFrom(1) }).Resample(Tables.Line(1, 2, 3), [1, 2, 3])));
        Assert.StartsWith("The relevance of all targets is below", Tables.Refusal(() => new SmoteRegression(new()).Resample(Tables.Line(7, 7), [7, 7])));
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Equal("There are no targets. Give at least one.", Tables.Refusal(() => new SmoteRegression(new()).Resample(new Matrix<double>(0, 1), [])));
        Assert.Equal(
            "The target in row 1 is NaN; a target is a finite number, at most 1e150 in size. Fill or drop the row.",
            Tables.Refusal(() => new SmoteRegression(new()).Resample(Tables.Line(1, 2), [1, double.NaN])));
        Assert.StartsWith("The feature in row 0, column 0 is ∞", Tables.Refusal(() => new SmoteRegression(new()).Resample(Tables.Line(double.PositiveInfinity, 2), [1, 2])).Replace("Infinity", "∞", StringComparison.Ordinal));
        Assert.Equal("The table has no features, so SMOTER has nowhere to place samples.", Tables.Refusal(() => new SmoteRegression(new()).Resample(new Matrix<double>(2, 0), [1, 2])));
        ArgumentException lengths = Assert.Throws<ArgumentException>(() => new SmoteRegression(new()).Resample(Tables.Line(1, 2), [1]));
        Assert.Equal("There are 2 rows of features and 1 targets. (Parameter 'targets')", lengths.Message);
        Assert.Equal(
            "There are 3 factors, but the relevance divides the targets into 2 ranges. Give one factor a range, by ascending targets.",
            Tables.Refusal(() => new SmoteRegression(Options with { Amounts = BumpAmounts.Factors(1, 1, 1) }).Resample(Features, Targets)));
        Assert.Equal("Factor 1 is -1 but must be 0 or more. Above 1 a range grows, below 1 it shrinks.", Tables.Refusal(() => BumpAmounts.Factors(1, -1)));
        Assert.Equal("There are no factors. Give one for each range of targets.", Tables.Refusal(() => BumpAmounts.Factors()));
        Assert.Equal(
            "A range would grow to 4E+300 samples, more than a table holds. Lower its factor.",
            Tables.Refusal(() => new SmoteRegression(Options with { Amounts = BumpAmounts.Factors(1, 1e300) }).Resample(Features, Targets)));
        Assert.Equal("Threshold is 0 but must be above 0 and at most 1. 0.5 is usual.", Tables.Refusal(() => new SmoteRegressionOptions { Threshold = 0 }));
        Assert.Equal("Neighbors is 0 but must be 1 or more. 5 is usual.", Tables.Refusal(() => new SmoteRegressionOptions { Neighbors = 0 }));
        Assert.Equal("Workers is 0 but must be 1 or more.", Tables.Refusal(() => new SmoteRegressionOptions { Workers = 0 }));
        ArgumentException rows = Assert.Throws<ArgumentException>(() => PlanFeatures.Apply(new SmoteRegression(Options).Resample(Features, Targets), Tables.Line(1)));
        Assert.Equal("The table has 1 rows, but the plan was made for 11. (Parameter 'features')", rows.Message);
    }

    private static RelevanceFunction HighFrom(double target) => RelevanceFunction.FromPoints(new RelevancePoint(target - 1, 0), new RelevancePoint(target, 1));
}
