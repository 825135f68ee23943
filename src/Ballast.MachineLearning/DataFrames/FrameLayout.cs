using System.Collections.Immutable;
using Ballast.Core;
using Microsoft.Data.Analysis;

namespace Ballast.MachineLearning;

/// <summary>Which columns of a frame are the label, the features, and neither.</summary>
internal sealed class FrameLayout
{
    private FrameLayout(DataFrameColumn label, ImmutableArray<DataFrameColumn> features, ImmutableArray<DataFrameColumn> others)
    {
        Label = label;
        Features = features;
        Others = others;
    }

    public DataFrameColumn Label { get; }

    public ImmutableArray<DataFrameColumn> Features { get; }

    public ImmutableArray<DataFrameColumn> Others { get; }

    public bool FitsSingle => Features.All(column => FrameNumber.Of(column)!.FitsSingle);

    public static FrameLayout Of(DataFrame frame, string labelColumn, FrameColumns columns)
    {
        if (frame.Rows.Count > Array.MaxLength) throw new BallastException($"The frame has {frame.Rows.Count} rows; at most {Array.MaxLength} are resampled. Take fewer rows.");
        DataFrameColumn label = Find(frame, labelColumn);
        DataFrameColumn[] features = columns.Features.IsEmpty
            ? [.. frame.Columns.Where(column => column != label && FrameNumber.Of(column) is not null)]
            : [.. columns.Features.Select(name => Named(frame, name, labelColumn))];
        if (features.Length == 0) throw new BallastException($"The frame has no column of numbers beside '{labelColumn}'. Encode texts as numbers first.");
        if (features.Length != features.Distinct().Count()) throw new BallastException("Features names a column twice. Name each column once.");
        return new FrameLayout(label, [.. features], [.. frame.Columns.Where(column => column != label && !features.Contains(column))]);
    }

    private static DataFrameColumn Named(DataFrame frame, string name, string labelColumn)
    {
        DataFrameColumn column = Find(frame, name);
        if (name == labelColumn) throw new BallastException($"Column '{name}' is the label and cannot be a feature too. Take it out of Features.");
        return FrameNumber.Of(column) is not null ? column : throw new BallastException(
            $"Column '{name}' holds values of type {column.DataType.Name} but a feature is a number. Encode it as numbers first, or leave it out of Features.");
    }

    private static DataFrameColumn Find(DataFrame frame, string name)
    {
        if (frame.Columns.FirstOrDefault(column => column.Name == name) is { } found) return found;
        string[] known = [.. frame.Columns.Select(column => column.Name)];
        if (known.Length == 0) throw new BallastException($"There is no column '{name}': the frame has no columns.");
        throw new BallastException($"There is no column '{name}'. Did you mean '{NearestName.Of(name, known)}'? The columns are {string.Join(", ", known)}.");
    }
}
