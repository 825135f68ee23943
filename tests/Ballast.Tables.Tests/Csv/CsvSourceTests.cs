using System.IO.Compression;
using System.Text;

namespace Ballast.Tables.Tests;

/// <summary>CSV: what is read, and what each kind of damage is told.</summary>
public sealed class CsvSourceTests
{
    [Fact]
    public void Numbers_names_and_labels_are_found()
    {
        using var file = new TestTable("size,colour,class\n1.5, red ,no\n-2e1,green,yes\n3,red,no\n");
        FeatureTable table = TableFile.Read(file.Path);
        Assert.Equal([ColumnKind.Number, ColumnKind.Category, ColumnKind.Label], table.Columns.Select(column => column.Kind));
        Assert.Equal(["green", "red"], table.Columns[1].Categories);
        Assert.Equal([1.5, 1, -20, 0, 3, 1], table.Features.Values.ToArray());
        Assert.Equal(["no", "yes"], table.Classes);
        Assert.Equal([0, 1, 0], table.Labels);
        Assert.Empty(table.Notes);
    }

    [Fact]
    public void Classes_called_by_numbers_are_in_the_order_of_the_numbers()
    {
        using var file = new TestTable("x,y\n1,10\n2,9\n3,-1\n");
        Assert.Equal(["-1", "9", "10"], TableFile.Read(file.Path).Classes);
    }

    [Theory]
    [InlineData("x;y\n1;a\n2;b\n")]
    [InlineData("x\ty\n1\ta\n2\tb\n")]
    [InlineData("﻿x,y\r\n1,a\r\n2,b")]
    [InlineData("x,y\r1,a\r2,b\r")]
    [InlineData("\n\nx,y\n\n1,a\n2,b\n\n\n")]
    [InlineData("\"x\",\"y\"\n\"1\",\"a\"\n2,b\n")]
    public void Separators_line_ends_quotes_empty_lines_and_a_byte_order_mark_make_no_difference(string text)
    {
        using var file = new TestTable(text);
        FeatureTable table = TableFile.Read(file.Path);
        Assert.Equal(["x", "y"], table.Columns.Select(column => column.Name));
        Assert.Equal([1.0, 2.0], table.Features.Values.ToArray());
        Assert.Equal(["a", "b"], table.Classes);
    }

    [Fact]
    public void A_table_larger_than_the_buffer_is_read_whole()
    {
        string text = "x,w,y\n" + string.Concat(Enumerable.Range(0, 20000).Select(i => $"{i * 7 % 100}.25,k{i % 3},{(i % 2 == 0 ? "a" : "b")}\n"));
        using var file = new TestTable(text);
        FeatureTable table = TableFile.Read(file.Path);
        Assert.Equal(20000, table.Labels.Length);
        for (int i = 0; i < 20000; i++) Assert.Equal((i * 7 % 100 + 0.25, i % 3, i % 2), (table.Features[i, 0], (int)table.Features[i, 1], table.Labels[i]));
    }

    [Fact]
    public void A_compressed_file_is_read()
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest)) zip.Write("x,y\n1,a\n2,b\n"u8);
        using var file = new TestTable(packed.ToArray(), "t.csv.gz");
        Assert.Equal(2, TableFile.Read(file.Path).Labels.Length);
    }

    [Theory]
    [InlineData("x,z,class\n1,2,a\n3,4\n", "t.csv:3: 2 cells, but the first line names 3 columns. Quote cells that contain the separator.")]
    [InlineData("x,class\n1,a\n2,b,c\n", "t.csv:3: 3 cells, but the first line names 2 columns. Quote cells that contain the separator.")]
    [InlineData("", "'t.csv' is empty. Its first line must name the columns, those below hold a sample each.")]
    [InlineData("\n\n", "'t.csv' holds empty lines only. Its first line must name the columns, those below hold a sample each.")]
    [InlineData("x,class\n", "'t.csv' names columns but holds no rows. Give at least two classes of samples.")]
    [InlineData("x,x,class\n1,2,a\n", "t.csv:1: column 'x' stands twice. Rename one of them.")]
    [InlineData("class\na\nb\n", "t.csv:1: a table needs a column of classes and at least one of features, but there is only 'class'.")]
    [InlineData("x,class\n1,a\n\"2,b\n3,a\n", "t.csv:3: a quoted cell is never closed. Close the quote, or double it if it belongs to the text.")]
    [InlineData("x,class\n1,a\n\"2\"3,b\n", "t.csv:3: text follows a closing quote. Double the quotes inside a quoted cell.")]
    [InlineData("x,class\n1,a\ninf,b\n", "t.csv:3:1: 'inf' in column 'x' is not a finite number. Correct it, or empty the cell and choose what to do with --missing.")]
    [InlineData("x,class\n1,a\n1e999,b\n", "t.csv:3:1: '1e999' in column 'x' is not a finite number. Correct it, or empty the cell and choose what to do with --missing.")]
    [InlineData(
        "x,class\n1,a\n2,b\n3,a\n4,a\n?x,b\n",
        "t.csv:6:1: '?x' in column 'x' is no number, but 4 of its 5 values are. Correct it, or name the column with --categorical 'x' if it holds categories.")]
    [InlineData(
        "x,z,class\n1,2,a\n,3,b\n,nan,a\n",
        "t.csv:3:1: the value is missing; 3 values in 2 columns are missing ('x' 2, 'z' 1). Leave those rows out with --missing drop, fill them with --missing mean, median or most-frequent, or take a random sampler, which copies them.")]
    [InlineData("x,class\n1,a\n2,\n3,b\n", "t.csv:3:2: the label is missing (1 row without one). Fill it in, or leave such rows out with --missing drop.")]
    public void Damage_is_told_with_its_place_and_what_to_do(string text, string expected)
    {
        using var file = new TestTable(text);
        Assert.Equal(expected, file.ReadRefusal());
    }

    [Fact]
    public void A_line_is_counted_through_quoted_line_ends_and_empty_lines()
    {
        using var file = new TestTable("x,w,class\n1,\"a\nb\",a\n\n2,c\n");
        Assert.Equal("t.csv:5: 2 cells, but the first line names 3 columns. Quote cells that contain the separator.", file.ReadRefusal());
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        byte[] bytes = [.. Enumerable.Range(0, 3000).Select(i => (byte)(i * 77 + 13))];
        using var binary = new TestTable(bytes, "t.csv");
        Assert.Equal("'t.csv' is not a table in UTF-8 text (byte 0xA7 near line 1). Save it as CSV in UTF-8; for other formats use .parquet or .npy.", binary.ReadRefusal());
        using var zeros = new TestTable(new byte[100], "t.csv");
        Assert.Equal("'t.csv' is not text: its first line holds zero bytes. For other formats use .parquet or .npy.", zeros.ReadRefusal());
        using var latin = new TestTable(Encoding.Latin1.GetBytes("x,class\n1,Käse\n2,b\n"), "t.csv");
        Assert.Equal("'t.csv' is not a table in UTF-8 text (byte 0xE4 near line 1). Save it as CSV in UTF-8; for other formats use .parquet or .npy.", latin.ReadRefusal());
    }

    [Fact]
    public void A_folder_a_missing_file_and_an_unknown_extension_are_told()
    {
        using var file = new TestTable("x", "t.xls");
        Assert.Equal("'t.xls' has no extension that names a format of tables. Use .csv, .tsv (both also with .gz), .parquet or .npy.", file.ReadRefusal());
        Assert.Equal("There is no file 'none.csv'.", file.Refusal(() => TableFile.Read(file["none.csv"])));
        Directory.CreateDirectory(file["d.csv"]);
        Assert.Equal("'d.csv' is a folder. Give a file: .csv, .tsv, .parquet or .npy.", file.Refusal(() => TableFile.Read(file["d.csv"])));
    }

    [Fact]
    public void The_label_column_is_found_by_its_name_or_the_nearest_is_told()
    {
        using var file = new TestTable("Class,x\na,1\nb,2\n");
        Assert.Equal(["a", "b"], TableFile.Read(file.Path).Classes);
        Assert.Equal(
            "t.csv: there is no label column 'clas'. Did you mean 'Class'? Columns: Class, x.", file.ReadRefusal(new TableReadOptions { Label = "clas" }));
        using var unnamed = new TestTable("x,z\n1,a\n2,b\n");
        Assert.Equal(["The label column is not named; 'z', the last, is taken. --label names another."], TableFile.Read(unnamed.Path).Notes);
    }

    [Fact]
    public void A_column_of_few_values_some_of_them_words_holds_categories()
    {
        string text = "doors,y\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{(i % 4 == 3 ? "5more" : $"{i % 4 + 2}")},{i % 2}\n"));
        using var file = new TestTable(text);
        Assert.Equal(["2", "3", "4", "5more"], TableFile.Read(file.Path).Columns[0].Categories);
    }

    [Fact]
    public void A_column_of_numbers_holds_categories_when_the_person_says_so()
    {
        using var file = new TestTable("code,x,y\n10,1,a\n9,2,b\n10,3,a\n");
        FeatureTable table = TableFile.Read(file.Path, new TableReadOptions { Categorical = ["code"] });
        Assert.Equal(["9", "10"], table.Columns[0].Categories);
        Assert.Equal([1, 0, 1], table.Features.Values.ToArray().Where((_, i) => i % 2 == 0));
    }

    [Fact]
    public void A_column_that_counts_the_rows_is_pointed_out()
    {
        using var file = new TestTable("id,x,y\n0,1,a\n1,9,b\n2,4,a\n");
        Assert.Equal(["Column 'id' counts the rows and is taken for a feature. Take it out of the file if it is only a number of the row."], TableFile.Read(file.Path).Notes);
    }
}
