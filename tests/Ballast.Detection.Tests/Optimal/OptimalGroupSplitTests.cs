using System.Collections.Immutable;
using Ballast.Core;
using Xunit;

namespace Ballast.Detection.Tests;

public sealed class OptimalGroupSplitTests
{
    private static readonly double[] Shares = [0.7, 0.15, 0.15];

    [Fact]
    public void A_division_that_is_exact_is_found()
    {
        // 20 groups of 5 images with one positive: 14, 3 and 3 groups are exactly 70, 15 and 15 %.
        SplitMeasures measures = Measures([.. Enumerable.Repeat<int[]>([5, 1], 20)]);
        OptimalSplitOutcome outcome = OptimalGroupSplit.Split(measures, Shares, [.. Enumerable.Repeat(0, 20)], new OptimalSplitOptions());
        Assert.True(outcome.IsProvenOptimal);
        Assert.Equal(0, outcome.Balance.MeanDeviation, 12);
        Assert.Equal([14, 3, 3], Enumerable.Range(0, 3).Select(part => outcome.Parts.Count(each => each == part)));
    }

    [Theory]
    [InlineData(1u)]
    [InlineData(2u)]
    [InlineData(3u)]
    public void No_division_of_a_small_set_is_better(uint seed)
    {
        var random = new RandomState(seed);
        SplitMeasures measures = Measures([.. Enumerable.Range(0, 8).Select(_ => (int[])[1 + (int)random.Integer(0, 20), (int)random.Integer(0, 5), (int)random.Integer(0, 9)])]);
        int[] start = [0, 0, 0, 0, 0, 0, 1, 2];
        OptimalSplitOutcome outcome = OptimalGroupSplit.Split(measures, Shares, start, new OptimalSplitOptions());
        Assert.True(outcome.IsProvenOptimal);
        Assert.Equal(BestOfAll(measures, start), outcome.Balance.MeanDeviation, 4);
        Assert.InRange(outcome.LowestPossible, outcome.Balance.MeanDeviation - 1e-4, outcome.Balance.MeanDeviation + 1e-9);
    }

    [Fact]
    public void The_outcome_is_never_worse_than_the_start_and_the_same_each_time()
    {
        var random = new RandomState(7);
        SplitMeasures measures = Measures([.. Enumerable.Range(0, 60).Select(_ => (int[])[20 + (int)random.Integer(0, 40), (int)random.Integer(0, 12), (int)random.Integer(0, 30), (int)random.Integer(0, 3)])]);
        int[] start = [.. Enumerable.Range(0, 60).Select(_ => (int)random.Integer(0, 3))];
        var options = new OptimalSplitOptions { Effort = 2 };
        OptimalSplitOutcome first = OptimalGroupSplit.Split(measures, Shares, start, options), second = OptimalGroupSplit.Split(measures, Shares, start, options);
        Assert.Equal(first.Parts, second.Parts);
        Assert.True(first.Balance.MeanDeviation <= SplitBalance.Of(measures, start, Shares).MeanDeviation);
        Assert.True(first.Balance.MeanDeviation < 0.01);
    }

    [Fact]
    public void Every_part_gets_a_group_and_a_part_without_share_none()
    {
        SplitMeasures measures = Measures([[100, 1], [1, 1], [1, 1]]);
        OptimalSplitOutcome all = OptimalGroupSplit.Split(measures, [0.98, 0.01, 0.01], [0, 0, 0], new OptimalSplitOptions());
        Assert.Equal([0, 1, 2], all.Parts.Distinct().Order());
        OptimalSplitOutcome two = OptimalGroupSplit.Split(measures, [0.5, 0.5, 0], [0, 1, 1], new OptimalSplitOptions());
        Assert.DoesNotContain(2, two.Parts);
    }

    [Fact]
    public void Few_groups_with_objects_do_not_all_go_to_training()
    {
        SplitMeasures measures = Measures([[10, 4], [10, 4], [10, 4], .. Enumerable.Repeat<int[]>([10, 0], 17)]);
        OptimalSplitOutcome outcome = OptimalGroupSplit.Split(measures, Shares, [0, 1, 2, .. Enumerable.Repeat(0, 17)], new OptimalSplitOptions());
        Assert.Equal([0, 1, 2], outcome.Parts.Take(3).Order());
        Assert.Equal([14, 3, 3], Enumerable.Range(0, 3).Select(part => outcome.Parts.Count(each => each == part)));
    }

    [Fact]
    public void Images_positives_and_images_of_several_classes_are_measured()
    {
        SplitMeasures measures = SplitMeasures.Of([[0, 1], [], [1]], [0, 0, 1], ["tear", "cyst"]);
        Assert.Equal(["images", "with objects", "with tear", "with cyst"], measures.Names);
        Assert.Equal([2, 1, 1, 1], measures.Groups[0]);
        Assert.Equal([1, 1, 0, 1], measures.Groups[1]);
    }

    private static double BestOfAll(SplitMeasures measures, int[] start)
    {
        double best = double.PositiveInfinity;
        int groups = measures.Groups.Length;
        for (int code = 0; code < (int)Math.Pow(3, groups); code++)
        {
            int[] parts = new int[groups];
            for (int group = 0, left = code; group < groups; group++, left /= 3) parts[group] = left % 3;
            if (parts.Distinct().Count() == 3 && FilledBy(measures, start).All(FilledBy(measures, parts).Contains)) best = Math.Min(best, SplitBalance.Of(measures, parts, Shares).MeanDeviation);
        }

        return best;
    }

    /// <summary>The measures that every part has something of.</summary>
    private static int[] FilledBy(SplitMeasures measures, int[] parts) =>
        [.. Enumerable.Range(0, measures.Names.Length).Where(measure => Enumerable.Range(0, 3).All(part => parts.Zip(measures.Groups).Any(each => each.First == part && each.Second[measure] > 0)))];

    private static SplitMeasures Measures(int[][] groups) =>
        new([.. groups[0].Select((_, measure) => $"measure {measure}")], [.. groups.Select(group => group.ToImmutableArray())]);
}
