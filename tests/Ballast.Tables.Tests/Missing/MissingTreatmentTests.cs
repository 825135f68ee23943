namespace Ballast.Tables.Tests;

public sealed class MissingTreatmentTests
{
    private const string Text = "x,w,class\n1,red,a\n,blue,b\n4,,a\n1,red,b\n7,red,a\n";

    [Theory]
    [InlineData(MissingValues.Mean, 3.25)] // (1 + 4 + 1 + 7) / 4
    [InlineData(MissingValues.Median, 2.5)] // between 1 and 4
    [InlineData(MissingValues.MostFrequent, 1)]
    public void Missing_values_are_filled_in(MissingValues how, double expected)
    {
        using var file = new TestTable(Text);
        FeatureTable table = TableFile.Read(file.Path, new TableReadOptions { Missing = how });
        Assert.Equal(expected, table.Features[1, 0]);
        Assert.Equal("red", table.Columns[1].Categories[(int)table.Features[2, 1]]);
        Assert.Equal("1 missing value is filled in 'w' with the most frequent, 'red'.", table.Notes[1]);
    }

    [Fact]
    public void Rows_with_missing_values_or_labels_are_left_out_on_request()
    {
        using var file = new TestTable(Text + "2,red,\n");
        FeatureTable table = TableFile.Read(file.Path, new TableReadOptions { Missing = MissingValues.Drop });
        Assert.Equal([1, 1, 7], table.Features.Values.ToArray().Where((_, i) => i % 2 == 0));
        Assert.Equal(["3 of 6 rows are left out because a value is missing."], table.Notes);
    }

    [Fact]
    public void A_column_without_values_cannot_be_filled()
    {
        using var file = new TestTable("x,w,class\n1,,a\n2,,b\n");
        Assert.Equal("t.csv:2:2: column 'w' has no values at all. Take it out of the file.", file.ReadRefusal(new TableReadOptions { Missing = MissingValues.Mean }));
    }

    [Fact]
    public void Filled_rows_keep_their_other_cells_as_they_stand()
    {
        using var file = new TestTable("x,w,class\n1.50,\"r,1\",a\n,\"q \"\"\",a\n4.00,\"r,1\",b\nNA,z,a\n");
        file.Run(settings => settings with { Missing = MissingValues.Median });
        Assert.Equal(["x,w,class", "1.50,\"r,1\",a", "2.75,\"q \"\"\",a", "4.00,\"r,1\",b", "2.75,z,a"], file.OutLines().Take(5));
    }

    [Fact]
    public void Provenance_counts_the_rows_of_the_file_when_some_are_left_out()
    {
        using var file = new TestTable("x,class\n1,a\n,a\n3,a\n4,b\n5,a\n");
        ResamplingReport report = file.Run(settings => settings with { Missing = MissingValues.Drop });
        Assert.Equal((5, 1, 6), (report.RowsBefore, report.RowsDropped, report.RowsAfter));
        Assert.Equal(["row,kind,base,neighbor,step,label", "0,original,0,,,a", "1,original,2,,,a", "2,original,3,,,b", "3,original,4,,,a", "4,repeated,3,,,b", "5,repeated,3,,,b"], File.ReadAllLines(file.Out + ".provenance.csv"));
        Assert.Equal(["row,label,reason", "1,a,A value is missing; such rows are left out on request."], File.ReadAllLines(file.Out + ".removed.csv"));
    }
}
