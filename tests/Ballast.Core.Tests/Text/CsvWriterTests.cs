namespace Ballast.Core.Tests;

public sealed class CsvWriterTests
{
    [Fact]
    public void Cells_that_need_quotes_get_them_and_read_back_as_they_were()
    {
        var csv = new CsvWriter("name", "value");
        csv.Row("a,b", 1);
        csv.Row("say \"no\"\nand go", null);
        Assert.Equal("name,value\n\"a,b\",1\n\"say \"\"no\"\"\nand go\",\n", csv.ToString());
        CsvTable read = CsvTable.Parse(csv.ToString(), "x.csv");
        Assert.Equal(["a,b", "1"], read.Rows[0].Cells);
        Assert.Equal(["say \"no\"\nand go", ""], read.Rows[1].Cells);
    }

    [Fact]
    public void Numbers_read_back_to_the_same_value()
    {
        double third = 1.0 / 3;
        var csv = new CsvWriter("x");
        csv.Row(third);
        Assert.Equal(third, double.Parse(CsvTable.Parse(csv.ToString(), "x.csv").Rows[0].Cells[0]));
    }
}
