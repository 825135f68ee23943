namespace Ballast.Samples;

/// <summary>What the sample ClassWeights prints, counted again from what else it prints and from the files that it writes.</summary>
[Trait("Category", "Slow")]
public sealed class ClassWeightsTests(ClassWeightsRun run) : IClassFixture<ClassWeightsRun>
{
    /// <summary>Scores are printed with three digits.</summary>
    private const double HalfDigit = 0.0005 + 1e-9;

    [Fact]
    public void Classes_are_counted_in_descending_order() =>
        // The counts of the demo leaves over their sum, 1,050; 40 blocks for the largest, the others rounded up.
        Assert.Equal(
            [("healthy", "600", "57.1", 40), ("rust", "240", "22.9", 16), ("scab", "120", "11.4", 8), ("mildew", "60", "5.7", 4), ("blight", "30", "2.9", 2)],
            run.Histogram.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(words => (words[0], words[1], words[2], words[^1].Length)));

    [Fact]
    public void Parts_add_up_and_weights_are_those_of_the_training_part()
    {
        Assert.Equal([30, 600, 60, 240, 120], run.Parts.Select(part => part[..3].Sum()));
        double total = run.Parts.Sum(part => part[0]);
        Assert.All(run.Parts, part => Assert.Equal(total / (5 * part[0]), part[3], 5e-9));
    }

    [Fact]
    public void No_leaf_stands_in_two_parts()
    {
        string[][] rows = [.. File.ReadLines(Path.Combine(run.Folders[0], "split_plan.csv")).Skip(1).Select(line => line.Split(','))];
        Assert.Equal(1050, rows.Length);
        Assert.All(rows.GroupBy(row => row[2]), leaf => Assert.Single(leaf.Select(row => row[3]).Distinct()));
        Assert.InRange(rows.GroupBy(row => row[2]).Count(), 200, 400);
    }

    [Fact]
    public void The_network_of_the_notebook_has_129_parameters_more_for_a_fifth_class() =>
        Assert.Equal("notebook_cnn, 80 x 80 pixels: 1,732,421 parameters, 4 epochs", run.NetworkLine);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_confusion_matrix_counts_the_pairs_of_the_predictions_file(int which)
    {
        var pairs = File.ReadLines(Path.Combine(run.Folders[which], "predictions.csv")).Skip(1).Select(line => line.Split(',')).CountBy(row => (row[1], row[2])).ToDictionary();
        Assert.Equal(
            run.Classes.SelectMany(truth => run.Classes.Select(predicted => (double)pairs.GetValueOrDefault((truth, predicted)))),
            run.Confusion(which).SelectMany(row => row));
        Assert.Equal(run.Parts.Select(part => part[2]), run.Confusion(which).Select(row => row.Sum()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Scores_follow_from_the_confusion_matrix(int which)
    {
        double[][] counts = run.Confusion(which);
        int[] labels = [.. Enumerable.Range(0, 5)];
        double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;
        double[] recall = [.. labels.Select(label => Ratio(counts[label][label], counts[label].Sum()))];
        double[] precision = [.. labels.Select(label => Ratio(counts[label][label], counts.Sum(row => row[label])))];
        double[] f1 = [.. labels.Select(label => Ratio(2 * recall[label] * precision[label], recall[label] + precision[label]))];
        double accuracy = labels.Sum(label => counts[label][label]) / counts.Sum(row => row.Sum());

        double[] expected = [accuracy, recall.Average(), f1.Average(), .. recall, .. precision];
        double[] printed = [.. run.Scores.Concat(run.Recall).Concat(run.Precision).Select(row => row[which])];
        Assert.Equal(expected.Length, printed.Length);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], printed[i], HalfDigit);
    }

    [Fact]
    public void The_change_is_the_difference_of_both_columns() =>
        Assert.All(run.Scores.Concat(run.Recall).Concat(run.Precision), row => Assert.Equal(row[1] - row[0], row[2], 3 * HalfDigit));

    [Fact]
    public void Weights_change_what_is_found() => Assert.Contains(run.Recall, row => row[2] != 0);

    [Fact]
    public void Each_run_has_its_curves_and_its_confusion_matrix_as_pictures() => Assert.All(run.Folders, folder =>
    {
        Assert.True(File.Exists(Path.Combine(folder, "training_curves.png")));
        Assert.True(File.Exists(Path.Combine(folder, "confusion_matrix.png")));
    });
}
