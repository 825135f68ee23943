using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Ballast.Core;

namespace Ballast.Tables;

/// <summary>Reads the cells of a text file as features: once as numbers, and again those columns that turn out to hold names.</summary>
internal sealed class CsvFeatures
{
    // A column of numbers with a few stray words is taken for a mistake, one whose few values come again and again for categories.
    private const double FewTexts = 0.1, MostlyTexts = 0.5;
    private const int RowsPerCategory = 5;

    private readonly CsvSource source;
    private readonly int label;
    private readonly CsvColumn[] columns;
    private readonly CategoryCodes classes = new();
    private readonly MissingCount missingLabels;
    private readonly List<int> labels = [];
    private double[] values = [];

    public CsvFeatures(CsvSource source, int label, IReadOnlySet<int> categorical)
    {
        this.source = source;
        this.label = label;
        missingLabels = new MissingCount(source.Columns[label]);
        columns = [.. Enumerable.Range(0, source.Columns.Length).Where(cell => cell != label)
            .Select(cell => new CsvColumn(source.Columns[cell], cell) { Declared = categorical.Contains(cell) })];
    }

    public ReadTable Read(int expectedRows, ReadWatch watch)
    {
        ReadNumbers(expectedRows, watch);
        foreach (CsvColumn column in columns)
            if (!column.Declared && column.Texts > 0 && IsStray(column))
                throw Stray(column);
        ImmutableArray<string>[] categories = ReadCodes(watch);
        (ImmutableArray<string> names, int[] final) = classes.Finish();
        foreach (ref int each in CollectionsMarshal.AsSpan(labels)) each = each < 0 ? -1 : final[each];
        int next = 0;
        return new ReadTable(
            [.. source.Columns.Select((name, cell) => cell == label ? new TableColumn(name, ColumnKind.Label) : Described(columns[next], categories[next++]))],
            new Matrix<double>(values, labels.Count, columns.Length),
            [.. labels],
            ClassNames.InGivenOrder(names))
        {
            Missing = [.. columns.Select(column => column.Missing)],
            MissingLabels = missingLabels,
            Notes = [.. columns.Where(column => column.CountsRows && !column.Declared)
                .Select(column => $"Column '{column.Name}' counts the rows and is taken for a feature. Take it out of the file if it is only a number of the row.")],
        };
    }

    private static TableColumn Described(CsvColumn column, ImmutableArray<string> categories) => column.NeedsCodes
        ? new TableColumn(column.Name, ColumnKind.Category) { Categories = categories }
        : new TableColumn(column.Name, ColumnKind.Number) { IsWhole = column.IsWhole && column.Numbers > 0 };

    private void ReadNumbers(int expectedRows, ReadWatch watch)
    {
        long size = (long)expectedRows * columns.Length;
        if (size > Array.MaxLength)
            throw new BallastException($"'{source.Path}' has {size} values, more than the {Array.MaxLength} that fit into one table. Random samplers, which need no features, can take it.");
        values = new double[size];
        int at = 0;
        source.ForEachRecord("reading", watch, record =>
        {
            ReadLabel(record);
            foreach (CsvColumn column in columns) values[at++] = ReadCell(record, column);
        });
        Array.Resize(ref values, at);
    }

    private void ReadLabel(CsvRecords record)
    {
        ReadOnlySpan<char> text = record[label].Trim();
        bool missing = MissingText.Is(text);
        if (missing && missingLabels.Add()) missingLabels.First = source.Place(record.Line, label);
        labels.Add(missing ? -1 : classes.Of(text));
    }

    private double ReadCell(CsvRecords record, CsvColumn column)
    {
        ReadOnlySpan<char> text = record[column.Cell];
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value))
        {
            column.AddNumber(value);
            return value;
        }

        if (!MissingText.Is(text)) column.AddText(text, record.Line);
        else if (column.Missing.Add()) column.Missing.First = source.Place(record.Line, column.Cell);
        return double.NaN;
    }

    private static bool IsStray(CsvColumn column) => column.Texts < FewTexts * (column.Texts + column.Numbers) || IsInfinite(column.FirstText.Text);

    private static bool IsInfinite(string text) => text.TrimStart('+', '-').ToUpperInvariant() is "INF" or "INFINITY" or "∞"
        || (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsInfinity(value));

    private BallastException Stray(CsvColumn column)
    {
        (string text, int line) = column.FirstText;
        string place = source.Place(line, column.Cell);
        if (IsInfinite(text))
            return new($"{place}: '{text}' in column '{column.Name}' is not a finite number. Correct it, or empty the cell and choose what to do with --missing.");
        return new(
            $"{place}: '{text}' in column '{column.Name}' is no number, but {column.Numbers} of its {column.Numbers + column.Texts} values are. "
            + $"Correct it, or name the column with --categorical '{column.Name}' if it holds categories.");
    }

    /// <summary>Codes in place of the names, in a second reading; without such columns none.</summary>
    private ImmutableArray<string>[] ReadCodes(ReadWatch watch)
    {
        ImmutableArray<string>[] categories = [.. columns.Select(_ => ImmutableArray<string>.Empty)];
        int[] coded = [.. Enumerable.Range(0, columns.Length).Where(i => columns[i].NeedsCodes)];
        if (coded.Length == 0) return categories;
        CategoryCodes[] codes = [.. coded.Select(_ => new CategoryCodes())];
        int row = 0;
        source.ForEachRecord("reading categories", watch, record =>
        {
            for (int i = 0; i < coded.Length; i++)
            {
                ReadOnlySpan<char> text = record[columns[coded[i]].Cell].Trim();
                values[row * columns.Length + coded[i]] = MissingText.Is(text) ? double.NaN : codes[i].Of(text);
            }

            row++;
        });
        for (int i = 0; i < coded.Length; i++)
        {
            CsvColumn column = columns[coded[i]];
            bool mixed = column.Texts > 0 && column.Numbers > 0 && !column.Declared && column.Texts <= MostlyTexts * (column.Texts + column.Numbers);
            if (mixed && row < (long)RowsPerCategory * codes[i].Count) throw Stray(column);
            (categories[coded[i]], int[] final) = codes[i].Finish();
            for (int at = coded[i]; at < values.Length; at += columns.Length)
                if (!double.IsNaN(values[at]))
                    values[at] = final[(int)values[at]];
        }

        return categories;
    }
}
