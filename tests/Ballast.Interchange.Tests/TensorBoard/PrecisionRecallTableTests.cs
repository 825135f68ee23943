namespace Ballast.Interchange.Tests;

public sealed class PrecisionRecallTableTests
{
    [Fact]
    public void Each_threshold_counts_the_samples_at_or_above_it()
    {
        // Thresholds 0, 0.5, 1. Of the class: 0.9 and 0.5; others: 0.6 and 0.2.
        float[] table = PrecisionRecallTable.Of([true, false, true, false], [0.9, 0.6, 0.5, 0.2], 3);
        float[][] rows = [.. table.Chunk(3)];
        Assert.Equal([2, 2, 0], rows[0]); // true positives
        Assert.Equal([2, 1, 0], rows[1]); // false positives
        Assert.Equal([0, 1, 2], rows[2]); // true negatives
        Assert.Equal([0, 0, 2], rows[3]); // false negatives
        Assert.Equal([0.5f, 2f / 3, 0], rows[4]);
        Assert.Equal([1, 1, 0], rows[5]);
    }

    [Fact]
    public void A_class_without_samples_has_recall_zero_and_no_division_by_it()
    {
        float[] table = PrecisionRecallTable.Of([false], [1], 2);
        Assert.Equal([0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0], table);
    }
}
