using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class RelevanceFunctionTests
{
    // 1 … 10 and 30: hinges 3.5 and 8.5, median 6, whiskers at the last values within 7.5 of the hinges: 1 and 10.
    private static readonly double[] Targets = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30];

    [Fact]
    public void Extremes_are_what_lies_beyond_the_whiskers()
    {
        RelevanceFunction relevance = RelevanceFunction.FromExtremes(Targets);
        Assert.Equal([new(1, 0), new(6, 0), new(10, 1)], relevance.Points);

        // Without slopes at the points the cubic is 3t² - 2t³ of the way.
        Assert.Equal([0, 0, 0, 0.15625, 0.5, 0.84375, 1, 1], new double[] { -5, 2, 6, 7, 8, 9, 10, 30 }.Select(relevance.Of));
    }

    [Fact]
    public void Sides_can_be_left_out_and_the_whiskers_moved()
    {
        double[] both = [-40, .. Targets];
        Assert.Equal([1, 0, 1], RelevanceFunction.FromExtremes(both).Points.Select(point => point.Relevance));
        Assert.Equal([0, 0, 1], RelevanceFunction.FromExtremes(both, RelevanceExtremes.High).Points.Select(point => point.Relevance));
        Assert.Equal([1, 0, 0], RelevanceFunction.FromExtremes(both, RelevanceExtremes.Low).Points.Select(point => point.Relevance));
        Assert.Equal([0, 0, 0], RelevanceFunction.FromExtremes(both, RelevanceExtremes.Both, 100).Points.Select(point => point.Relevance));
    }

    [Fact]
    public void Hinges_of_an_even_number_lie_between_values()
    {
        // 1 … 6: depth (6 + 3) / 2 rounded down, halved: 2. Hinges 2 and 5, median 3.5.
        Assert.Equal(new BoxPlot(1, 1, 3.5, 6, 6), BoxPlot.Of([6, 1, 2, 3, 4, 5], 1.5));
        Assert.Equal(new BoxPlot(7, 7, 7, 7, 7), BoxPlot.Of([7], 1.5));
    }

    [Fact]
    public void A_slope_that_would_turn_relevance_is_shortened()
    {
        // The chord is 1; a slope of 9 at the start is shortened to 3 (Fritsch and Carlson): u(3 - 3u + u²), which rises all the way.
        RelevanceFunction relevance = RelevanceFunction.FromPoints(new RelevancePoint(0, 0, 9), new RelevancePoint(1, 1));
        Assert.Equal(0.875, relevance.Of(0.5), 1e-12);
        double[] path = [.. Enumerable.Range(0, 101).Select(i => relevance.Of(i / 100.0))];
        Assert.Equal(path.Order(), path);
        Assert.Equal([0, 1], [relevance.Of(-3), relevance.Of(3)]);
    }

    [Fact]
    public void Slopes_of_the_wrong_sign_are_turned_and_flat_parts_stay_flat()
    {
        RelevanceFunction relevance = RelevanceFunction.FromPoints(new RelevancePoint(0, 1, 1), new RelevancePoint(1, 0), new RelevancePoint(2, 0, 5), new RelevancePoint(3, 0.5));
        Assert.Equal(0, relevance.Of(1.5));
        Assert.True(relevance.Of(0.5) < relevance.Of(0.25));
        Assert.InRange(relevance.Of(2.5), 0, 0.5);
    }

    [Fact]
    public void Points_and_targets_that_make_no_sense_are_refused()
    {
        Assert.Equal("There is 1 relevance point, but two or more are needed.", Tables.Refusal(() => RelevanceFunction.FromPoints(new RelevancePoint(0, 1))));
        Assert.Equal("There are no relevance points, but two or more are needed.", Tables.Refusal(() => RelevanceFunction.FromPoints()));
        Assert.Equal(
            "The target of relevance point 1 is 0, not above the 0 before it. Give points by ascending targets.",
            Tables.Refusal(() => RelevanceFunction.FromPoints(new RelevancePoint(0, 1), new RelevancePoint(0, 0))));
        Assert.Equal("The relevance of point 1 is 1.5 but must be from 0 to 1.", Tables.Refusal(() => RelevanceFunction.FromPoints(new RelevancePoint(0, 1), new RelevancePoint(1, 1.5))));
        Assert.Equal(
            "Relevance point 0 is not a finite number. Give finite targets and slopes.",
            Tables.Refusal(() => RelevanceFunction.FromPoints(new RelevancePoint(double.NaN, 1), new RelevancePoint(1, 1))));
        Assert.Equal("The coefficient of the box plot is 0 but must be above 0. 1.5 is usual.", Tables.Refusal(() => RelevanceFunction.FromExtremes(Targets, RelevanceExtremes.Both, 0)));
        Assert.Equal("There are no targets. Give at least one.", Tables.Refusal(() => RelevanceFunction.FromExtremes([])));
        Assert.Equal(
            "Half of the targets or more are 5, so that the box plot has no length to tell extremes by. Give the relevance by points.",
            Tables.Refusal(() => RelevanceFunction.FromExtremes([5, 5, 5, 5, 5, 5, 9])));
    }
}
