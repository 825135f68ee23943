using System.Collections.Immutable;
using Ballast.Core;
using Microsoft.Data.Analysis;

namespace Ballast.MachineLearning;

/// <summary>Which columns of a frame are the label, the features, and neither.</summary>
internal sealed class FrameLayout
{
    private FrameLayout(DataFrameColumn label, ImmutableArray<DataFrameColumn> features, ImmutableArray<DataFrameColumn> categories, ImmutableArray<DataFrameColumn> others)
    {
        Label = label;
        Features = features;
        Categories = categories;
        Others = others;
    }

    public DataFrameColumn Label { get; }

    public ImmutableArray<DataFrameColumn> Features { get; }

    public ImmutableArray<DataFrameColumn> Categories { get; }

    public ImmutableArray<DataFrameColumn> Others { get; }

    public bool FitsSingle => Features.All(column => FrameNumber.Of(column)!.FitsSingle);

    public static FrameLayout Of(DataFrame frame, string labelColumn, FrameColumns columns)
    {
        if (frame.Rows.Count > Array.MaxLength) throw new BallastException($"The frame has {frame.Rows.Count} rows; at most {Array.MaxLength} are resampled. Take fewer rows.");
        DataFrameColumn label = Find(frame, labelColumn);
        DataFrameColumn[] categories = [.. columns.Categories.Select(name => NotLabel(frame, name, labelColumn, nameof(columns.Categories)))];
        DataFrameColumn[] features = columns.Features.IsEmpty
            ? [.. frame.Columns.Where(column => column != label && !categories.Contains(column) && FrameNumber.Of(column) is not null)]
            : [.. columns.Features.Select(name => Named(frame, name, labelColumn))];
        DataFrameColumn[] seen = [.. features, .. categories];
        if (seen.Length == 0) throw new BallastException($"The frame has no column of numbers beside '{labelColumn}'. Encode texts as numbers, or name them in Categories.");
        if (seen.Length != seen.Distinct().Count()) throw new BallastException("Features and Categories name a column twice. Name each column once.");
        return new FrameLayout(label, [.. features], [.. categories], [.. frame.Columns.Where(column => column != label && !seen.Contains(column))]);
    }

    private static DataFrameColumn Named(DataFrame frame, string name, string labelColumn)
    {
        DataFrameColumn column = NotLabel(frame, name, labelColumn, nameof(Features));
        return FrameNumber.Of(column) is not null ? column : throw new BallastException(
            $"Column '{name}' holds values of type {column.DataType.Name} but a feature is a number. Name it in Categories, encode it as numbers, or leave it out of Features.");
    }

    private static DataFrameColumn NotLabel(DataFrame frame, string name, string labelColumn, string list) => name != labelColumn
        ? Find(frame, name)
        : throw new BallastException($"Column '{name}' is the label and cannot be a feature too. Take it out of {list}.");

    private static DataFrameColumn Find(DataFrame frame, string name)
    {
        if (frame.Columns.FirstOrDefault(column => column.Name == name) is { } found) return found;
        string[] known = [.. frame.Columns.Select(column => column.Name)];
        if (known.Length == 0) throw new BallastException($"There is no column '{name}': the frame has no columns.");
        throw new BallastException($"There is no column '{name}'. Did you mean '{NearestName.Of(name, known)}'? The columns are {string.Join(", ", known)}.");
    }
}
