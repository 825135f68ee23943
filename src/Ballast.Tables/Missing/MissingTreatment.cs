using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Ballast.Core;

namespace Ballast.Tables;

/// <summary>Makes a table without missing values, or says where they are.</summary>
internal static class MissingTreatment
{
    private const int Named = 5;

    public static FeatureTable Apply(ReadTable read, MissingValues missing)
    {
        MissingCount[] columns = [.. read.Missing.Where(each => each.Count > 0)];
        if (columns.Length == 0 && read.MissingLabels.Count == 0)
            return new FeatureTable(read.Columns, read.Features, ImmutableCollectionsMarshal.AsImmutableArray(read.Labels), read.Classes) { Notes = read.Notes };
        if (read.MissingLabels.Count > 0 && missing != MissingValues.Drop) throw LabelsMissing(read.MissingLabels);
        return missing switch
        {
            MissingValues.Refuse => throw ValuesMissing(columns),
            MissingValues.Drop => WithoutRows(read),
            _ => Filled(read, missing),
        };
    }

    public static BallastException LabelsMissing(MissingCount labels) => new(
        $"{labels.First}: the label is missing ({Number(labels.Count, "row")} without one). Fill it in, or leave such rows out with --missing drop.");

    private static BallastException ValuesMissing(MissingCount[] columns)
    {
        long count = columns.Sum(each => each.Count);
        string listed = string.Join(", ", columns.Take(Named).Select(each => $"'{each.Column}' {each.Count}")) + (columns.Length > Named ? ", …" : "");
        return new(
            $"{columns[0].First}: the value is missing; {Number(count, "value")} in {Number(columns.Length, "column")} {(count == 1 ? "is" : "are")} missing ({listed}). "
            + "Leave those rows out with --missing drop, fill them with --missing mean, median or most-frequent, or take a random sampler, which copies them.");
    }

    private static string Number(long count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private static FeatureTable WithoutRows(ReadTable read)
    {
        var kept = new List<int>(read.Labels.Length);
        ImmutableArray<(int Row, int Label)>.Builder dropped = ImmutableArray.CreateBuilder<(int Row, int Label)>();
        for (int row = 0; row < read.Labels.Length; row++)
        {
            if (read.Labels[row] >= 0 && !HasNaN(read.Features.Row(row))) kept.Add(row);
            else dropped.Add((row, read.Labels[row]));
        }

        var features = new Matrix<double>(kept.Count, read.Features.Columns);
        int[] labels = new int[kept.Count];
        for (int i = 0; i < labels.Length; i++)
        {
            read.Features.Row(kept[i]).CopyTo(features.Row(i));
            labels[i] = read.Labels[kept[i]];
        }

        string note = $"{dropped.Count} of {Number(read.Labels.Length, "row")} {(dropped.Count == 1 ? "is" : "are")} left out because a value is missing.";
        return new FeatureTable(read.Columns, features, ImmutableCollectionsMarshal.AsImmutableArray(labels), read.Classes)
        {
            Notes = [.. read.Notes, note],
            SourceRows = [.. kept],
            Dropped = dropped.ToImmutable(),
        };
    }

    private static bool HasNaN(ReadOnlySpan<double> row)
    {
        foreach (double value in row)
            if (double.IsNaN(value))
                return true;
        return false;
    }

    private static FeatureTable Filled(ReadTable read, MissingValues missing)
    {
        bool[] filled = new bool[read.Labels.Length];
        ImmutableArray<string>.Builder notes = ImmutableArray.CreateBuilder<string>();
        TableColumn[] features = [.. read.Columns.Where(column => column.Kind != ColumnKind.Label)];
        for (int column = 0; column < features.Length; column++)
        {
            MissingCount count = read.Missing[column];
            if (count.Count == 0) continue;
            bool category = features[column].Kind == ColumnKind.Category;
            MissingValues how = category ? MissingValues.MostFrequent : missing;
            double value = FillValue(read.Features, column, how, count);
            for (int row = 0; row < filled.Length; row++)
            {
                if (!double.IsNaN(read.Features[row, column])) continue;
                read.Features[row, column] = value;
                filled[row] = true;
            }

            string shown = category ? $"'{features[column].Categories[(int)value]}'" : value.ToString("R", CultureInfo.InvariantCulture);
            string name = how switch { MissingValues.Mean => "mean", MissingValues.Median => "median", _ => "most frequent" };
            notes.Add($"{Number(count.Count, "missing value")} {(count.Count == 1 ? "is" : "are")} filled in '{features[column].Name}' with the {name}, {shown}.");
            if (!category && value != Math.Floor(value)) features[column] = features[column] with { IsWhole = false };
        }

        int next = 0;
        return new FeatureTable(
            [.. read.Columns.Select(column => column.Kind == ColumnKind.Label ? column : features[next++])],
            read.Features,
            ImmutableCollectionsMarshal.AsImmutableArray(read.Labels),
            read.Classes)
        {
            Notes = [.. read.Notes, .. notes],
            Filled = filled,
        };
    }

    private static double FillValue(Matrix<double> features, int column, MissingValues how, MissingCount count)
    {
        var values = new List<double>(features.Rows);
        for (int row = 0; row < features.Rows; row++)
            if (!double.IsNaN(features[row, column]))
                values.Add(features[row, column]);
        if (values.Count == 0) throw new BallastException($"{count.First}: column '{count.Column}' has no values at all. Take it out of the file.");
        if (how == MissingValues.Mean) return values.Average();
        values.Sort();
        int middle = values.Count / 2;
        if (how == MissingValues.Median) return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
        return MostFrequent(values);
    }

    private static double MostFrequent(List<double> sorted)
    {
        double best = sorted[0];
        int longest = 0, start = 0;
        for (int i = 1; i <= sorted.Count; i++)
        {
            if (i < sorted.Count && sorted[i] == sorted[start]) continue;
            if (i - start > longest) (longest, best) = (i - start, sorted[start]);
            start = i;
        }

        return best;
    }
}
