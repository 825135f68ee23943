using System.Collections.Immutable;
using System.Globalization;
using Ballast.Core;
using Parquet;
using Parquet.Schema;

namespace Ballast.Tables;

/// <summary>A table in a Parquet file. It is read and written a column of a row group at a time, so that no more than that is in memory.</summary>
internal sealed class ParquetSource : TableSource
{
    private readonly FileStream stream;
    private readonly ParquetReader reader;
    private readonly ParquetColumn[] columns;

    public ParquetSource(string path)
    {
        Path = path;
        stream = InputFile.Open(path, FileOptions.RandomAccess);
        try
        {
            reader = ParquetReader.CreateAsync(stream).GetAwaiter().GetResult();
            columns = [.. reader.Schema.DataFields.Select(field => ParquetColumn.Of(field, path))];
            Columns = [.. columns.Select(column => column.Field.Name)];
            RequireColumns(Columns, $"'{path}'");
        }
        catch (BallastException)
        {
            stream.Dispose();
            throw;
        }
        catch (Exception cause) when (cause is not OutOfMemoryException)
        {
            stream.Dispose();
            throw new BallastException($"'{path}' cannot be read as Parquet: {cause.Message.TrimEnd('.')}. Write it again, or use .csv or .npy.", innerException: cause);
        }

        GroupStarts = new long[reader.RowGroupCount + 1];
        for (int group = 0; group < reader.RowGroupCount; group++)
        {
            using ParquetRowGroupReader rows = reader.OpenRowGroupReader(group);
            GroupStarts[group + 1] = GroupStarts[group] + rows.RowCount;
        }

        if (GroupStarts[^1] == 0) throw new BallastException($"'{path}' names columns but holds no rows. Give at least two classes of samples.");
        if (GroupStarts[^1] > Array.MaxLength) throw new BallastException($"'{path}' has {GroupStarts[^1]} rows, more than the {Array.MaxLength} that Ballast can number. Split the file.");
    }

    public override string Path { get; }

    public override ImmutableArray<string> Columns { get; }

    public IReadOnlyList<ParquetColumn> Fields => columns;

    /// <summary>The first row of each row group, and the number of rows.</summary>
    public long[] GroupStarts { get; }

    private int Rows => (int)GroupStarts[^1];

    public override LabelledRows ReadLabels(int label, ReadWatch watch)
    {
        (int[] labels, ClassNames classes, MissingCount missing) = Labels(label, watch);
        return missing.Count == 0 ? new LabelledRows(labels, classes) : throw MissingTreatment.LabelsMissing(missing);
    }

    public override ReadTable Read(int label, IReadOnlySet<int> categorical, ReadWatch watch)
    {
        (int[] labels, ClassNames classes, MissingCount missingLabels) = Labels(label, watch);
        int[] features = [.. Enumerable.Range(0, columns.Length).Where(column => column != label)];
        if ((long)Rows * features.Length > Array.MaxLength)
            throw new BallastException($"'{Path}' has {(long)Rows * features.Length} values, more than the {Array.MaxLength} that fit into one table. Random samplers, which need no features, can take it.");
        var values = new Matrix<double>(Rows, features.Length);
        var described = new Dictionary<int, TableColumn>();
        MissingCount[] missing = [.. features.Select(column => new MissingCount(Columns[column]))];
        for (int i = 0; i < features.Length; i++)
        {
            watch.Report("reading", (double)i / features.Length);
            bool category = categorical.Contains(features[i]) || columns[features[i]].IsName;
            described[features[i]] = category ? Names((features[i], i), values, missing[i]) : Numbers((features[i], i), values, missing[i]);
        }

        return new ReadTable(
            [.. Enumerable.Range(0, columns.Length).Select(column => column == label ? new TableColumn(Columns[column], ColumnKind.Label) : described[column])], values, labels, classes)
        {
            Missing = missing,
            MissingLabels = missingLabels,
        };
    }

    public override void Write(Stream output, ResampledRows rows, ReadWatch watch) => new ParquetOutput(this, rows).Write(output, watch);

    /// <summary>One column of a row group.</summary>
    public ParquetCells Cells(int column, int group)
    {
        try
        {
            using ParquetRowGroupReader rows = reader.OpenRowGroupReader(group);
            return columns[column].Read(rows);
        }
        catch (Exception cause) when (cause is not (OutOfMemoryException or BallastException))
        {
            throw new BallastException($"'{Path}': column '{Columns[column]}' of row group {group} cannot be read: {cause.Message.TrimEnd('.')}. Write the file again.", innerException: cause);
        }
    }

    public override void Dispose()
    {
        reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
        stream.Dispose();
        base.Dispose();
    }

    private TableColumn Numbers((int Column, int Feature) place, Matrix<double> values, MissingCount missing)
    {
        bool whole = true, number = columns[place.Column].IsNumber;
        ForEachCell(place.Column, (cells, at, row) =>
        {
            bool absent = cells.IsMissing(at);
            if (absent && missing.Add()) missing.First = Place(row, place.Column);
            double value = absent ? double.NaN : number ? cells.Number(at) : 0;
            if (double.IsInfinity(value))
                throw new BallastException($"{Place(row, place.Column)}: {value.ToString(CultureInfo.InvariantCulture)} is not a finite number. Correct it, or make it null and choose what to do with --missing.");
            whole = whole && (absent || Math.Floor(value) == value);
            values[row, place.Feature] = value;
        });
        return number ? new TableColumn(Columns[place.Column], ColumnKind.Number) { IsWhole = whole } : new TableColumn(Columns[place.Column], ColumnKind.Other);
    }

    private TableColumn Names((int Column, int Feature) place, Matrix<double> values, MissingCount missing)
    {
        var codes = new CategoryCodes();
        ForEachCell(place.Column, (cells, at, row) =>
        {
            bool absent = cells.IsMissing(at);
            if (absent && missing.Add()) missing.First = Place(row, place.Column);
            values[row, place.Feature] = absent ? double.NaN : codes.Of(cells.Name(at));
        });
        (ImmutableArray<string> names, int[] final) = codes.Finish();
        for (int row = 0; row < values.Rows; row++)
            if (!double.IsNaN(values[row, place.Feature]))
                values[row, place.Feature] = final[(int)values[row, place.Feature]];
        return new TableColumn(Columns[place.Column], ColumnKind.Category) { Categories = names };
    }

    private (int[] Labels, ClassNames Classes, MissingCount Missing) Labels(int label, ReadWatch watch)
    {
        watch.Report("reading", 0);
        var codes = new CategoryCodes();
        var missing = new MissingCount(Columns[label]);
        int[] labels = new int[Rows];
        ForEachCell(label, (cells, at, row) =>
        {
            bool absent = cells.IsMissing(at);
            if (absent && missing.Add()) missing.First = Place(row, label);
            labels[row] = absent ? -1 : codes.Of(cells.Name(at));
        });
        (ImmutableArray<string> names, int[] final) = codes.Finish();
        foreach (ref int each in labels.AsSpan()) each = each < 0 ? -1 : final[each];
        return (labels, ClassNames.InGivenOrder(names), missing);
    }

    private void ForEachCell(int column, Action<ParquetCells, int, int> visit)
    {
        for (int group = 0; group + 1 < GroupStarts.Length; group++)
        {
            ParquetCells cells = Cells(column, group);
            int first = (int)GroupStarts[group], count = (int)(GroupStarts[group + 1] - first);
            for (int at = 0; at < count; at++) visit(cells, at, first + at);
        }
    }

    private string Place(int row, int column) => $"{Path}: row {row}, column '{Columns[column]}'";
}
