namespace Ballast.Core.Tests;

public sealed class CsvTableTests
{
    [Fact]
    public void Quoted_cells_hold_separators_quotes_and_line_ends()
    {
        CsvTable table = CsvTable.Parse("file,\"la\"\"bel\"\r\n\"a,b\",\"x\ny\"\r\n\r\nc,\n", "m.csv");

        Assert.Equal(["file", "la\"bel"], table.Columns);
        Assert.Equal(["a,b", "x\ny"], table.Rows[0].Cells);
        Assert.Equal(["c", ""], table.Rows[1].Cells);
        Assert.Equal([2, 5], table.Rows.Select(row => row.Line));
    }

    [Theory]
    [InlineData("file;label\na;b")]
    [InlineData("file\tlabel\na\tb\n")]
    [InlineData("file,label\ra,b")]
    public void Semicolons_tabs_and_old_line_ends_are_understood(string text)
    {
        CsvTable table = CsvTable.Parse(text, "m.csv");

        Assert.Equal(["file", "label"], table.Columns);
        Assert.Equal(["a", "b"], Assert.Single(table.Rows).Cells);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_name()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["m.csv"], [0xEF, 0xBB, 0xBF, .. "file\n"u8]);
        Assert.Equal("file", CsvTable.Read(folder["m.csv"]).Columns[0]);
    }

    [Theory]
    [InlineData("", "m.csv: the file is empty; its first line must name the columns.")]
    [InlineData("a,b\n1,2\n3\n", "m.csv:3: 1 cells, but the first line names 2 columns. Quote cells that contain the separator.")]
    [InlineData("a,A\n", "m.csv:1: column 'a' stands twice. Rename one of them.")]
    [InlineData("a,b\n\"x,2\n", "m.csv:2: a quoted cell is never closed.")]
    [InlineData("a,b\n\"x\"y,2\n", "m.csv:2: text follows a closing quote. Double the quotes inside a quoted cell.")]
    public void What_is_wrong_is_named_with_its_line(string text, string message) =>
        Assert.Equal(message, Assert.Throws<BallastException>(() => CsvTable.Parse(text, "m.csv")).Message);
}
