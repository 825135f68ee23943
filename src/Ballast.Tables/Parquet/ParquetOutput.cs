using Parquet;
using Parquet.Schema;

namespace Ballast.Tables;

/// <summary>Writes a resampled table as Parquet: each row group column by column, copies from the row groups of the original that hold them.</summary>
internal sealed class ParquetOutput(ParquetSource source, ResampledRows rows)
{
    // A row group of the output reads the whole original once: larger groups are fewer readings, and more memory.
    private const int SmallestGroup = 1 << 18;

    public void Write(Stream output, ReadWatch watch)
    {
        DataField[] fields = [.. source.Fields.Select((column, index) => column.Output(HasFraction(index)))];
        var schema = new ParquetSchema(fields);
        ParquetWriter writer = ParquetWriter.CreateAsync(schema, output).GetAwaiter().GetResult();
        try
        {
            int size = SmallestGroup;
            for (int group = 0; group + 1 < source.GroupStarts.Length; group++) size = Math.Max(size, (int)(source.GroupStarts[group + 1] - source.GroupStarts[group]));
            for (int start = 0; start < rows.Count; start += size) WriteGroup(writer, schema, (start, Math.Min(size, rows.Count - start)), watch);
        }
        finally
        {
            writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private void WriteGroup(ParquetWriter writer, ParquetSchema schema, (int Start, int Count) part, ReadWatch watch)
    {
        int[] order = ByOrigin(part);
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        for (int column = 0; column < source.Fields.Count; column++)
        {
            watch.Report("writing", (part.Start + (double)part.Count * column / source.Fields.Count) / rows.Count);
            ParquetCells cells = source.Fields[column].NewCells(part.Count, schema.DataFields[column]);
            CopyCells(column, order, part.Start, cells);
            if (column != rows.LabelColumn && rows.FeatureColumns.Length > 0) MakeCells(column, part, cells);
            cells.Write(group, schema.DataFields[column]);
        }
    }

    /// <summary>The rows of a part in the order of the rows of the file that they come from.</summary>
    private int[] ByOrigin((int Start, int Count) part)
    {
        int[] order = new int[part.Count], origins = new int[part.Count];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
            origins[i] = rows.LabelInFile(part.Start + i);
        }

        Array.Sort(origins, order);
        return order;
    }

    private void CopyCells(int column, int[] order, int start, ParquetCells cells)
    {
        int group = -1;
        ParquetCells? read = null;
        foreach (int i in order)
        {
            if (column != rows.LabelColumn && !rows.IsCopy(start + i)) continue;
            int row = rows.LabelInFile(start + i);
            if (group < 0 || row >= source.GroupStarts[group + 1])
            {
                do group++;
                while (row >= source.GroupStarts[group + 1]);
                read = source.Cells(column, group);
            }

            cells.Copy(read!, row - (int)source.GroupStarts[group], i);
        }
    }

    private void MakeCells(int column, (int Start, int Count) part, ParquetCells cells)
    {
        int feature = Feature(column);
        TableColumn described = rows.FeatureColumns[feature];
        for (int i = 0; i < part.Count; i++)
        {
            int row = part.Start + i;
            if (rows.IsCopy(row) && !(rows.IsFilled(row) && cells.IsMissing(i))) continue;
            double value = rows.Value(row, feature);
            if (described.Kind == ColumnKind.Category) cells.SetName(i, described.Categories[(int)value]);
            else cells.SetNumber(i, value);
        }
    }

    private bool HasFraction(int column)
    {
        if (!source.Fields[column].IsInteger || column == rows.LabelColumn || rows.FeatureColumns.IsEmpty) return false;
        int feature = Feature(column);
        if (rows.FeatureColumns[feature].Kind != ColumnKind.Number) return false;
        for (int row = 0; row < rows.Count; row++)
            if ((!rows.IsCopy(row) || rows.IsFilled(row)) && rows.Value(row, feature) is var value && value != Math.Floor(value))
                return true;
        return false;
    }

    private int Feature(int column) => column < rows.LabelColumn ? column : column - 1;
}
