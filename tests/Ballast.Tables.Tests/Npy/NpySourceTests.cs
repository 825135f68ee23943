using Ballast.Core;

namespace Ballast.Tables.Tests;

public sealed class NpySourceTests
{
    // Two features and the label in the last column: three of class 0, two of class 1.
    private static readonly double[] Values = [1, 10, 0, 2, 20, 0, 3, 30, 0, 7, 70, 1, 9, 90, 1];

    [Fact]
    public void The_last_column_is_the_label_unless_another_is_named()
    {
        using TestTable file = Written(NpyArray.Of(Values, 5, 3));
        FeatureTable table = TableFile.Read(file.Path);
        Assert.Equal(["0", "1", "2"], table.Columns.Select(column => column.Name));
        Assert.Equal([0, 0, 0, 1, 1], table.Labels);
        Assert.Equal(["1", "2", "3", "7", "9"], TableFile.Read(file.Path, new TableReadOptions { Label = "0" }).Classes);
        Assert.Equal("t.npy: there is no label column '3'. Columns of an array are numbers: 0 to 2, or -1 for the last.", file.ReadRefusal(new TableReadOptions { Label = "3" }));
    }

    [Fact]
    public void Made_rows_of_whole_numbers_widen_the_type_with_a_warning_or_are_rounded()
    {
        using TestTable file = Written(NpyArray.Of([.. Values.Select(value => (int)value)], 5, 3));
        ResamplingReport report = file.Run(settings => settings with { Method = "smote", Settings = settings.Settings.Add("neighbors", "1") });
        Assert.Equal(NpyType.F8, NpyFile.Read(file.Out).Type);
        Assert.Equal(["Columns '0', '1' hold whole numbers, and made rows have fractions there. --round-integers rounds them; --categorical names columns that are codes."], report.Warnings);
        file.Run(settings => settings with { Method = "smote", Settings = settings.Settings.Add("neighbors", "1"), Fractions = FractionPolicy.Round, Output = OutputPolicy.Overwrite });
        NpyArray rounded = NpyFile.Read(file.Out);
        Assert.Equal(NpyType.I4, rounded.Type);
        Assert.Equal([6, 3], rounded.Shape);
        Assert.Equal(1, rounded.ValueAt(17));
    }

    [Fact]
    public void Labels_in_a_file_of_their_own_are_resampled_into_one()
    {
        using TestTable file = Written(NpyArray.Of([1f, 2, 3, 4, 5], 5, 1));
        NpyFile.Write(file["y.npy"], NpyArray.Of([3L, 3, 3, 8, 3], 5));
        ResamplingReport report = file.Run(settings => settings with { LabelsPath = file["y.npy"] });
        Assert.Equal([1f, 2, 3, 4, 5, 4, 4, 4], NpyFile.Read(file.Out).Elements<float>().ToArray());
        Assert.Equal([3L, 3, 3, 8, 3, 8, 8, 8], NpyFile.Read(file["out.labels.npy"]).Elements<long>().ToArray());
        Assert.Contains(report.Files, each => each.EndsWith("out.labels.npy", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_no_table_is_told()
    {
        using TestTable line = Written(NpyArray.Of([1, 2], 2));
        Assert.Equal("'t.npy' has 1 axis, but a table has 2: rows and columns. Reshape it.", line.ReadRefusal());
        using TestTable infinite = Written(NpyArray.Of([1.0, 0, double.PositiveInfinity, 1], 2, 2));
        Assert.Equal("t.npy: row 1, column 0: Infinity is not a finite number. Correct it, or make it NaN and choose what to do with --missing.", infinite.ReadRefusal());
        using TestTable missing = Written(NpyArray.Of([1.0, 0, double.NaN, 1], 2, 2));
        Assert.StartsWith("t.npy: row 1, column 0: the value is missing; 1 value in 1 column is missing ('0' 1).", missing.ReadRefusal(), StringComparison.Ordinal);
        NpyFile.Write(missing["y.npy"], NpyArray.Of([1, 2, 3], 3));
        Assert.Equal("'y.npy' has the shape (3), but 't.npy' has 2 rows. Give one label a row.", missing.ReadRefusal(new TableReadOptions { LabelsPath = missing["y.npy"] }));
    }

    private static TestTable Written(NpyArray array)
    {
        var file = new TestTable("", "t.npy");
        NpyFile.Write(file.Path, array);
        return file;
    }
}
