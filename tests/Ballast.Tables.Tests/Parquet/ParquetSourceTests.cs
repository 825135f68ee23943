using Ballast.Core;
using Parquet;
using Parquet.Schema;

namespace Ballast.Tables.Tests;

public sealed class ParquetSourceTests
{
    private static readonly ParquetSchema Mixed = new(
        new DataField<int>("count"), new DataField<double?>("size"), new DataField<string>("colour"), new DateTimeDataField("day", DateTimeFormat.Timestamp, false, null, false),
        new DecimalDataField("price", 10, 2, false), new DataField<float>("weight"), new DataField<bool>("wet"), new DataField<long?>("number"), new DataField<byte[]>("raw"), new DataField<string>("class"));

    [Fact]
    public async Task Random_samplers_copy_columns_of_every_type_missing_values_included()
    {
        using TestTable file = await WriteMixed();
        ResamplingReport report = file.Run(settings => settings);
        Assert.Equal([("a", 5, 5), ("b", 1, 5)], report.Classes.Select(each => (each.Name, each.Before, each.After)));
        await using ParquetReader reader = await ParquetReader.CreateAsync(file.Out);
        Assert.Equal(Mixed, reader.Schema);
        using ParquetRowGroupReader group = reader.OpenRowGroupReader(0);
        Assert.Equal(10, group.RowCount);
        double?[] sizes = new double?[10];
        await group.ReadAsync<double>(Mixed.DataFields[1], sizes.AsMemory());
        Assert.Equal([0, null, 2, 0, null, 2, null, null, null, null], sizes);
        string?[] colours = new string?[10];
        await group.ReadAsync(Mixed.DataFields[2], colours.AsMemory());
        Assert.Equal(["red", null, "blau", "red", null, "blau", null, null, null, null], colours);
        var days = new DateTime[10];
        await group.ReadAsync<DateTime>(Mixed.DataFields[3], days.AsMemory());
        Assert.Equal(new DateTime(2021, 1, 1), days[9]);
        decimal[] prices = new decimal[10];
        await group.ReadAsync<decimal>(Mixed.DataFields[4], prices.AsMemory());
        Assert.Equal(1.25m, prices[9]);
        byte[]?[] raw = new byte[]?[10];
        await group.ReadAsync(Mixed.DataFields[8], raw.AsMemory());
        Assert.Equal([1], raw[9]);
    }

    [Fact]
    public async Task A_sampler_that_needs_features_refuses_dates_and_names_the_way_out()
    {
        using TestTable file = await WriteMixed();
        Assert.Equal(
            "'t.parquet': column 'day' holds dates or bytes, which smote cannot compare. Take the column out, or use random_over_sampler or random_under_sampler, which copy any column.",
            file.RunRefusal(settings => settings with { Method = "smote", Missing = MissingValues.MostFrequent }));
    }

    [Fact]
    public async Task Made_rows_keep_the_type_of_a_column_or_widen_integers_with_a_warning()
    {
        using TestTable file = await WriteNumbers();
        TableResamplingSettings Smote(TableResamplingSettings settings) => settings with { Method = "smote", Settings = settings.Settings.Add("neighbors", "1") };
        ResamplingReport report = file.Run(Smote);
        Assert.Equal(["Column 'count' holds whole numbers, and made rows have fractions there. --round-integers rounds them; --categorical names columns that are codes."], report.Warnings);
        Assert.Equal([typeof(double), typeof(float), typeof(int)], await TypesOf(file.Out));
        file.Run(settings => Smote(settings) with { Fractions = FractionPolicy.Round, Output = OutputPolicy.Overwrite });
        Assert.Equal([typeof(int), typeof(float), typeof(int)], await TypesOf(file.Out));
        FeatureTable table = TableFile.Read(file.Out);
        Assert.Equal(8, table.Labels.Length);
        Assert.InRange(table.Features[7, 1], 0.5, 1.5);
        Assert.Equal([0, 0, 0, 0, 1, 1, 1, 1], table.Labels);
    }

    [Fact]
    public async Task Rows_of_several_row_groups_are_found()
    {
        using TestTable file = await WriteNumbers(groups: 3);
        ResamplingReport report = file.Run(settings => settings with { Method = "random_under_sampler" });
        Assert.Equal((18, 12), (report.RowsBefore, report.RowsAfter));
        FeatureTable before = TableFile.Read(file.Path), after = TableFile.Read(file.Out);
        string[] provenance = File.ReadAllLines(file.Out + ".provenance.csv");
        for (int row = 0; row < 12; row++)
        {
            int origin = int.Parse(provenance[row + 1].Split(',')[2], System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(before.Features.Row(origin).ToArray(), after.Features.Row(row).ToArray());
            Assert.Equal(before.Labels[origin], after.Labels[row]);
        }
    }

    [Fact]
    public void What_is_no_parquet_is_told()
    {
        using var garbage = new TestTable([.. Enumerable.Range(0, 3000).Select(i => (byte)(i * 77 + 13))], "t.parquet");
        Assert.Equal("'t.parquet' cannot be read as Parquet: not a parquet file, head: 0D5AA7F4, tail: 317ECB18. Write it again, or use .csv or .npy.", garbage.ReadRefusal());
        using var empty = new TestTable([], "t.parquet");
        Assert.Equal("'t.parquet' cannot be read as Parquet: not a Parquet file (size too small). Write it again, or use .csv or .npy.", empty.ReadRefusal());
    }

    [Fact]
    public async Task Nested_columns_and_tables_without_rows_are_told()
    {
        using TestTable nested = await Write(new ParquetSchema(new DataField<int[]>("tags"), new DataField<int>("y")), null);
        Assert.Equal("'t.parquet': column 'tags' is nested, but a table has one value a cell. Flatten it or take it out.", nested.ReadRefusal());
        using TestTable empty = await Write(new ParquetSchema(new DataField<int>("x"), new DataField<int>("y")), null);
        Assert.Equal("'t.parquet' names columns but holds no rows. Give at least two classes of samples.", empty.ReadRefusal());
    }

    [Fact]
    public void A_table_that_is_written_reads_back()
    {
        using var file = new TestTable("x,w,class\n1.5,red,a\n2,\"r,g\",b\n");
        FeatureTable table = TableFile.Read(file.Path);
        foreach (string name in new[] { "copy.parquet", "copy.csv", "copy.tsv.gz" })
        {
            TableFile.Write(file[name], table);
            FeatureTable read = TableFile.Read(file[name]);
            Assert.Equal(table.Features.Values.ToArray(), read.Features.Values.ToArray());
            Assert.Equal(table.Columns[1].Categories, read.Columns[1].Categories);
            Assert.Equal(table.Labels, read.Labels);
        }

        Assert.Equal("'copy.npy': column 'w' holds 'red', but an array holds numbers only. Write .csv or .parquet.", file.Refusal(() => TableFile.Write(file["copy.npy"], table)));
        Assert.False(File.Exists(file["copy.npy"]));
    }

    private static async Task<Type[]> TypesOf(string path)
    {
        await using ParquetReader reader = await ParquetReader.CreateAsync(path);
        return [.. reader.Schema.DataFields.Select(field => field.ClrType)];
    }

    /// <summary>Two row groups of three rows; row 4, the only one of class b, has nulls.</summary>
    private static Task<TestTable> WriteMixed() => Write(Mixed, async writer =>
    {
        for (int part = 0; part < 2; part++)
        {
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            await group.WriteAsync<int>(Mixed.DataFields[0], new[] { 1, 2, 3 });
            await group.WriteAsync<double>(Mixed.DataFields[1], new double?[] { 0, null, 2 }.AsMemory());
            await group.WriteAsync(Mixed.DataFields[2], ["red", null!, "blau"]);
            await group.WriteAsync<DateTime>(Mixed.DataFields[3], new DateTime[] { new(2020, 1, 1), new(2021, 1, 1), new(2022, 1, 1) });
            await group.WriteAsync<decimal>(Mixed.DataFields[4], new[] { 1m, 1.25m, 3m });
            await group.WriteAsync<float>(Mixed.DataFields[5], new[] { 1f, 2, 3 });
            await group.WriteAsync<bool>(Mixed.DataFields[6], new[] { true, false, true });
            await group.WriteAsync<long>(Mixed.DataFields[7], new long?[] { 1, null, long.MaxValue }.AsMemory());
            await group.WriteAsync(Mixed.DataFields[8], new byte[][] { [0], [1], [2] });
            await group.WriteAsync(Mixed.DataFields[9], ["a", part == 0 ? "a" : "b", "a"]);
        }
    });

    /// <summary>Groups of four rows of class 0 and two of class 1.</summary>
    private static Task<TestTable> WriteNumbers(int groups = 1)
    {
        var schema = new ParquetSchema(new DataField<int>("count"), new DataField<float>("weight"), new DataField<int>("class"));
        return Write(schema, async writer =>
        {
            for (int part = 0; part < groups; part++)
            {
                using ParquetRowGroupWriter group = writer.CreateRowGroup();
                await group.WriteAsync<int>(schema.DataFields[0], new[] { 5, 6, 7, 8, 10 + part, 20 + part });
                await group.WriteAsync<float>(schema.DataFields[1], new[] { 5f, 6, 7, 8, 0.5f, 1.5f });
                await group.WriteAsync<int>(schema.DataFields[2], new[] { 0, 0, 0, 0, 1, 1 });
            }
        });
    }

    private static async Task<TestTable> Write(ParquetSchema schema, Func<ParquetWriter, Task>? write)
    {
        var file = new TestTable("", "t.parquet");
        await using FileStream stream = File.Create(file.Path);
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(schema, stream);
        if (write is not null) await write(writer);
        return file;
    }
}
