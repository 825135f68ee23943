namespace Ballast.Core.Tests;

public sealed class LabeledTableTests
{
    private static readonly Matrix<double> Features = new([1, 2, 3, 4, 5, 6], 3, 2);

    [Fact]
    public void A_table_counts_its_classes()
    {
        var table = new LabeledTable<double>(Features, [0, 2, 2], 3) { ClassNames = new ClassNames(["a", "b", "c"]), FeatureNames = ["x", "y"] };
        Assert.Equal([1, 0, 2], table.Counts.Counts);
        Assert.Equal(3, table.Samples);
        Assert.Equal(3, table.Classes);
        Assert.Null(table.ResampledBy);
        Assert.Empty(new LabeledTable<double>(Features, [0, 0, 0], 1).FeatureNames);
    }

    [Fact]
    public void Rows_are_taken_with_all_that_is_known_of_them()
    {
        var table = new LabeledTable<double>(Features, [0, 1, 1], 2) { FeatureNames = ["x", "y"], ResampledBy = "SMOTE" };
        LabeledTable<double> taken = table.Take([2, 0, 2]);
        Assert.Equal([5, 6, 1, 2, 5, 6], taken.Features.Values.ToArray());
        Assert.Equal([1, 0, 1], taken.Labels);
        Assert.Equal("SMOTE", taken.ResampledBy);
        Assert.Equal(["x", "y"], taken.FeatureNames);
    }

    [Fact]
    public void A_resampled_table_is_refused_with_the_reason_and_the_way_out()
    {
        var table = new LabeledTable<double>(Features, [0, 1, 1], 2) { ResampledBy = "SMOTE" };
        Assert.Equal(
            "The table was resampled by SMOTE: copies and neighbours of one sample would stand in several parts, and scores would be too good. "
            + "Split the table as it was and resample the training part only, or pass ResampledData.Allowed.",
            Assert.Throws<BallastException>(() => table.RequireForSplit(ResampledData.Refused)).Message);
        Assert.Throws<BallastException>(() => table.RequireForScore(ResampledData.Refused));
        table.RequireForSplit(ResampledData.Allowed);
        table.RequireForScore(ResampledData.Allowed);
        new LabeledTable<double>(Features, [0, 1, 1], 2).RequireForSplit(ResampledData.Refused);
    }

    [Fact]
    public void What_does_not_fit_together_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new LabeledTable<double>(Features, [0, 1], 2));
        Assert.Throws<ArgumentException>(() => new LabeledTable<double>(Features, [0, 1, 2], 2));
        Assert.Throws<ArgumentNullException>(() => new LabeledTable<double>(Features, default, 2));
        Assert.Throws<ArgumentException>(() => new LabeledTable<double>(Features, [0, 1, 1], 2) { ClassNames = new ClassNames(["a"]) });
        Assert.Throws<ArgumentException>(() => new LabeledTable<double>(Features, [0, 1, 1], 2) { FeatureNames = ["x"] });
    }
}
