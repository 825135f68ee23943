using System.Globalization;
using System.IO.Compression;
using System.Text;
using Ballast.Core;
using Parquet;
using Parquet.Schema;

namespace Ballast.Tables;

/// <summary>Writes a whole table that is in memory.</summary>
internal static class TableWriter
{
    public static void Write(Stream output, FeatureTable table, TableFormat format, string path)
    {
        switch (format)
        {
            case TableFormat.Parquet:
                WriteParquet(output, table);
                break;
            case TableFormat.Npy:
                NpyFile.Write(output, ToArray(table, path));
                break;
            default:
                using (Stream? packed = TableFormats.IsCompressed(path) ? new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true) : null)
                    WriteText(packed ?? output, table, new CsvDialect(format == TableFormat.Tsv ? '\t' : ',', "\n", 0));
                break;
        }
    }

    private static void WriteText(Stream output, FeatureTable table, CsvDialect dialect)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true);
        text.Write(string.Join(dialect.Separator, table.Columns.Select(column => dialect.Quoted(column.Name))) + "\n");
        for (int row = 0; row < table.Labels.Length; row++)
        {
            int feature = 0;
            for (int column = 0; column < table.Columns.Length; column++)
            {
                if (column > 0) text.Write(dialect.Separator);
                text.Write(table.Columns[column].Kind switch
                {
                    ColumnKind.Label => dialect.Quoted(table.Classes[table.Labels[row]]),
                    ColumnKind.Category => dialect.Quoted(table.Columns[column].Categories[(int)table.Features[row, feature++]]),
                    _ => table.Features[row, feature++].ToString("R", CultureInfo.InvariantCulture),
                });
            }

            text.Write('\n');
        }
    }

    private static void WriteParquet(Stream output, FeatureTable table)
    {
        var schema = new ParquetSchema(table.Columns.Select(column => new DataField(column.Name, column.Kind == ColumnKind.Number ? typeof(double) : typeof(string), isNullable: column.Kind != ColumnKind.Number)));
        ParquetWriter writer = ParquetWriter.CreateAsync(schema, output).GetAwaiter().GetResult();
        try
        {
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            int feature = 0, rows = table.Labels.Length;
            for (int index = 0; index < table.Columns.Length; index++)
            {
                TableColumn column = table.Columns[index];
                int at = column.Kind == ColumnKind.Label ? -1 : feature++;
                ParquetCells cells = column.Kind == ColumnKind.Number ? new ParquetValues<double>(new double?[rows], ParquetNumbers<double>.Instance) : new ParquetTexts(new string?[rows]);
                for (int row = 0; row < rows; row++)
                {
                    if (column.Kind == ColumnKind.Number) cells.SetNumber(row, table.Features[row, at]);
                    else cells.SetName(row, at < 0 ? table.Classes[table.Labels[row]] : column.Categories[(int)table.Features[row, at]]);
                }

                cells.Write(group, schema.DataFields[index]);
            }
        }
        finally
        {
            writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static NpyArray ToArray(FeatureTable table, string path)
    {
        double[] values = new double[table.Labels.Length * table.Columns.Length];
        int feature = 0;
        for (int index = 0; index < table.Columns.Length; index++)
        {
            TableColumn column = table.Columns[index];
            int at = column.Kind == ColumnKind.Label ? -1 : feature++;
            for (int row = 0; row < table.Labels.Length; row++)
            {
                string? name = at < 0 ? table.Classes[table.Labels[row]] : column.Kind == ColumnKind.Category ? column.Categories[(int)table.Features[row, at]] : null;
                double value = 0;
                if (name is not null && !double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
                    throw new BallastException($"'{path}': column '{column.Name}' holds '{name}', but an array holds numbers only. Write .csv or .parquet.");
                values[row * table.Columns.Length + index] = name is null ? table.Features[row, at] : value;
            }
        }

        return NpyArray.Of(values, table.Labels.Length, table.Columns.Length);
    }
}
