using Ballast.Core;
using Ballast.Tables;

namespace Ballast.TableStudy;

/// <summary>A table as numbers, the rarest class against all others: categories as one column a category, numbers as they are.</summary>
internal sealed record StudyTable(string Name, Matrix<double> Features, int[] Labels, bool[] Numeric)
{
    /// <summary>Five folds, and three folds inside each, need some of the rare class in every part.</summary>
    private const int FewestPositives = 25, MostRows = 12_000;

    public int Positives => Labels.Count(label => label == 1);

    /// <summary>Reads a table; null when its rarest class is too small to say anything by cross-validation.</summary>
    public static StudyTable? Read(string path)
    {
        FeatureTable table = TableFile.Read(path, new TableReadOptions { Label = "class", Missing = MissingValues.Median });
        int[] counts = [.. Enumerable.Range(0, table.Classes.Count).Select(label => table.Labels.Count(each => each == label))];
        int rarest = Array.IndexOf(counts, counts.Where(count => count > 0).Min());
        if (counts[rarest] < FewestPositives || table.Labels.Length > MostRows) return null;
        var columns = new List<(double[] Values, bool Numeric)>();
        for (int column = 0; column < table.FeatureColumns.Length; column++)
        {
            double[] values = [.. Enumerable.Range(0, table.Features.Rows).Select(row => table.Features[row, column])];
            if (table.FeatureColumns[column].Kind == ColumnKind.Category)
                foreach (double category in values.Distinct().Order())
                    columns.Add(([.. values.Select(value => value == category ? 1.0 : 0.0)], false));
            else
                columns.Add((values, true));
        }

        var features = new Matrix<double>(table.Features.Rows, columns.Count);
        for (int row = 0; row < features.Rows; row++)
            for (int column = 0; column < columns.Count; column++)
                features[row, column] = columns[column].Values[row];
        int[] labels = [.. table.Labels.Select(label => label == rarest ? 1 : 0)];
        return new StudyTable(Path.GetFileNameWithoutExtension(path), features, labels, [.. columns.Select(column => column.Numeric)]);
    }
}
