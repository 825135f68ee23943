using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class OneSidedSelectionTests
{
    [Theory]
    [InlineData(1, 1, 51)]
    [InlineData(3, 2, 52)]
    [InlineData(1, 8, 53)]
    public void What_stays_is_what_the_definition_keeps(int neighbors, int seeds, uint seed)
    {
        LabeledSamples table = LabeledSamples.Blobs([120, 50, 20], 3, seed);
        var options = new OneSidedSelectionOptions { Neighbors = neighbors, Seeds = seeds, Seed = seed };
        ResamplingPlan plan = new OneSidedSelection(options).Resample(table.Features, table.Labels, 3);
        var random = new RandomState(seed);
        var selected = new List<int>();
        foreach (int label in new[] { 0, 1 })
        {
            int[] rows = [.. Rows(table, label)];
            var drawn = new List<int>();
            while (drawn.Count < seeds)
            {
                int row = rows[random.Integer(0, rows.Length)];
                if (!drawn.Contains(row)) drawn.Add(row);
            }

            int[] store = [.. Rows(table, 2), .. drawn];
            selected.AddRange(drawn);
            selected.AddRange(rows.Where(row => !drawn.Contains(row) && Classify(table, row, store, neighbors) != label));
        }

        selected.AddRange(Rows(table, 2));
        int[] nearest = [.. Enumerable.Range(0, 190).Select(row => ScalarNeighbors.Of(table.Features, row, selected, 1)[0])];
        bool IsLinked(int row) => table.Labels[row] != 2 && table.Labels[nearest[row]] != table.Labels[row] && nearest[nearest[row]] == row;
        Assert.Contains(selected, IsLinked);
        Assert.Equal(selected.Where(row => !IsLinked(row)), plan.Samples.Select(origin => origin.Base));
        Assert.Equal(
            ["It forms a Tomek link with a sample of another class.", "The first samples kept classify it correctly."],
            plan.Removed.Select(sample => sample.Reason).Distinct().Order());
    }

    [Fact]
    public void Drawing_every_sample_stops_imbalanced_learn_only()
    {
        LabeledSamples table = LabeledSamples.Blobs([3, 2], 2, 54);
        var options = new OneSidedSelectionOptions { Seeds = 3 };
        Assert.Empty(new OneSidedSelection(options).Resample(table.Features, table.Labels, 2).Removed.Where(sample => sample.Reason.StartsWith("The first", StringComparison.Ordinal)));
        var peer = new OneSidedSelection(options with { Seeds = 60, Compatibility = Compatibility.ImbalancedLearn });
        BallastException refused = Assert.Throws<BallastException>(() => peer.Resample(table.Features, table.Labels, 2));
        Assert.Equal("All 3 samples of Class 0 are drawn to begin with, so that none is left to classify. Lower Seeds (now 60).", refused.Message);
    }

    private static int Classify(LabeledSamples table, int row, int[] store, int neighbors) =>
        ScalarNeighbors.Winner(ScalarNeighbors.Of(table.Features, row, store, neighbors).Select(other => table.Labels[other]));

    private static IEnumerable<int> Rows(LabeledSamples table, int label) => Enumerable.Range(0, table.Labels.Length).Where(row => table.Labels[row] == label);
}
