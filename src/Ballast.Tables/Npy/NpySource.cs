using System.Collections.Immutable;
using System.Globalization;
using Ballast.Core;

namespace Ballast.Tables;

/// <summary>A table in an array file: the labels are one of its columns, or stand in a file of their own.</summary>
internal sealed class NpySource : TableSource
{
    private readonly NpyArray array;
    private readonly NpyArray? labelArray;

    public NpySource(string path, string? labelsPath)
    {
        Path = path;
        LabelsPath = labelsPath;
        array = NpyFile.Read(path);
        if (array.Shape.Length != 2)
            throw new BallastException($"'{path}' has {array.Shape.Length} {(array.Shape.Length == 1 ? "axis" : "axes")}, but a table has 2: rows and columns. Reshape it.");
        if (array.Shape[0] == 0) throw new BallastException($"'{path}' has no rows. Give at least two classes of samples.");
        Columns = [.. Enumerable.Range(0, array.Shape[1]).Select(column => column.ToString(CultureInfo.InvariantCulture))];
        if (labelsPath is null)
        {
            RequireColumns(Columns, path);
            return;
        }

        labelArray = NpyFile.Read(labelsPath);
        if (Columns.Length == 0) throw new BallastException($"'{path}' has no columns. Give at least one feature.");
        if (labelArray.Count != array.Shape[0] || labelArray.Shape.Skip(1).Any(length => length != 1))
            throw new BallastException($"'{labelsPath}' has the shape ({string.Join(", ", labelArray.Shape)}), but '{path}' has {array.Shape[0]} rows. Give one label a row.");
    }

    public override string Path { get; }

    /// <summary>The file of the labels, when they are not a column.</summary>
    public string? LabelsPath { get; }

    public override ImmutableArray<string> Columns { get; }

    private int Width => Columns.Length;

    /// <summary>The label column by its number; counted from the end when negative; the last when none is asked for. −1 when the labels have a file of their own.</summary>
    public int LabelIndex(string? asked)
    {
        if (labelArray is not null)
            return asked is null ? -1 : throw new BallastException("Both --label and --labels are given. Name a column of the array or a file of labels, not both.");
        if (asked is null) return Width - 1;
        bool number = int.TryParse(asked, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int index);
        if (!number || index < -Width || index >= Width)
            throw new BallastException($"{Path}: there is no label column '{asked}'. Columns of an array are numbers: 0 to {Width - 1}, or -1 for the last.");
        return index < 0 ? index + Width : index;
    }

    public override LabelledRows ReadLabels(int label, ReadWatch watch)
    {
        (int[] labels, ClassNames classes, MissingCount missing) = Labels(label);
        return missing.Count == 0 ? new LabelledRows(labels, classes) : throw MissingTreatment.LabelsMissing(missing);
    }

    public override ReadTable Read(int label, IReadOnlySet<int> categorical, ReadWatch watch)
    {
        (int[] labels, ClassNames classes, MissingCount missingLabels) = Labels(label);
        int[] features = [.. Enumerable.Range(0, Width).Where(column => column != label)];
        var values = new Matrix<double>(labels.Length, features.Length);
        MissingCount[] missing = [.. features.Select(column => new MissingCount(Columns[column]))];
        for (int row = 0; row < labels.Length; row++)
        {
            watch.Row("reading", row, row, labels.Length);
            Span<double> target = values.Row(row);
            for (int i = 0; i < features.Length; i++)
            {
                target[i] = array.ValueAt(row * Width + features[i]);
                if (double.IsNaN(target[i]) && missing[i].Add()) missing[i].First = Place(row, Columns[features[i]]);
                if (double.IsInfinity(target[i]))
                    throw new BallastException($"{Place(row, Columns[features[i]])}: {target[i].ToString(CultureInfo.InvariantCulture)} is not a finite number. Correct it, or make it NaN and choose what to do with --missing.");
            }
        }

        var described = new TableColumn[features.Length];
        for (int i = 0; i < features.Length; i++) described[i] = Described(values, i, (Columns[features[i]], categorical.Contains(features[i])));
        int next = 0;
        return new ReadTable(
            [.. Enumerable.Range(0, Width).Select(column => column == label ? new TableColumn(Columns[column], ColumnKind.Label) : described[next++])], values, labels, classes)
        {
            Missing = missing,
            MissingLabels = missingLabels,
        };
    }

    public override void Write(Stream output, ResampledRows rows, ReadWatch watch) => NpyFile.Write(output, new NpyOutput(array, rows).Resampled(watch));

    /// <summary>Writes the labels that stand in a file of their own.</summary>
    public void WriteLabels(Stream output, ResampledRows rows) => NpyFile.Write(output, NpyOutput.Labels(labelArray!, rows));

    /// <summary>Values and name of a column of categories give way to codes.</summary>
    private static TableColumn Described(Matrix<double> values, int column, (string Name, bool IsCategory) what)
    {
        bool whole = true;
        for (int row = 0; row < values.Rows && whole; row++) whole = double.IsNaN(values[row, column]) || Math.Floor(values[row, column]) == values[row, column];
        if (!what.IsCategory) return new TableColumn(what.Name, ColumnKind.Number) { IsWhole = whole };
        var codes = new CategoryCodes();
        for (int row = 0; row < values.Rows; row++)
            if (!double.IsNaN(values[row, column]))
                values[row, column] = codes.Of(values[row, column].ToString("R", CultureInfo.InvariantCulture));
        (ImmutableArray<string> names, int[] final) = codes.Finish();
        for (int row = 0; row < values.Rows; row++)
            if (!double.IsNaN(values[row, column]))
                values[row, column] = final[(int)values[row, column]];
        return new TableColumn(what.Name, ColumnKind.Category) { Categories = names };
    }

    private (int[] Labels, ClassNames Classes, MissingCount Missing) Labels(int label)
    {
        var codes = new CategoryCodes();
        var missing = new MissingCount(label < 0 ? "labels" : Columns[label]);
        int[] labels = new int[array.Shape[0]];
        for (int row = 0; row < labels.Length; row++)
        {
            double value = labelArray is null ? array.ValueAt(row * Width + label) : labelArray.ValueAt(row);
            if (double.IsNaN(value) && missing.Add()) missing.First = labelArray is null ? Place(row, Columns[label]) : $"{LabelsPath}: row {row}";
            labels[row] = double.IsNaN(value) ? -1 : codes.Of(value.ToString("R", CultureInfo.InvariantCulture));
        }

        (ImmutableArray<string> names, int[] final) = codes.Finish();
        foreach (ref int each in labels.AsSpan()) each = each < 0 ? -1 : final[each];
        return (labels, ClassNames.InGivenOrder(names), missing);
    }

    private string Place(int row, string column) => $"{Path}: row {row}, column {column}";
}
