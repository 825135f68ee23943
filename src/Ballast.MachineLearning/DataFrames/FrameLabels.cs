using System.Collections.Immutable;
using Ballast.Core;
using Microsoft.Data.Analysis;

namespace Ballast.MachineLearning;

/// <summary>The values of a column of classes or categories as numbers from 0, in the order of the values.</summary>
internal sealed class FrameLabels
{
    private FrameLabels(int[] labels, ImmutableArray<string> classNames)
    {
        Labels = labels;
        ClassNames = classNames;
    }

    public int[] Labels { get; }

    public ImmutableArray<string> ClassNames { get; }

    /// <summary>Reads a column; <paramref name="what"/> is what messages call a value: a label or a category.</summary>
    public static FrameLabels Of(DataFrameColumn column, string what) => column switch
    {
        StringDataFrameColumn text => Read(column, what, StringComparer.Ordinal, row => Text(text[row])),
        ArrowStringDataFrameColumn text => Read(column, what, StringComparer.Ordinal, row => Text(text[row])),
        PrimitiveDataFrameColumn<bool> flags => Read(column, what, Comparer<bool>.Default, row => flags[row] is { } flag ? (true, flag) : (false, false)),
        _ => FrameNumber.Of(column)?.Labels(column, what) ?? throw new BallastException(
            $"Column '{column.Name}' holds values of type {column.DataType.Name} but a {what} is text, bool or a whole number. Name another column."),
    };

    public static FrameLabels Read<TValue>(DataFrameColumn column, string what, IComparer<TValue> order, Func<long, (bool Given, TValue? Value)> read)
        where TValue : notnull
    {
        var classes = new DistinctClasses<TValue>(EqualityComparer<TValue>.Default, order);
        int[] labels = new int[(int)column.Length];
        for (int row = 0; row < labels.Length; row++)
        {
            (bool given, TValue? value) = read(row);
            if (!given) throw new BallastException($"Column '{column.Name}' has no {what} in row {row}. Give it one or drop the row (DropNulls).");
            labels[row] = classes.CodeOf(value!);
        }

        classes.Finish(labels);
        return new FrameLabels(labels, classes.Names);
    }

    private static (bool Given, string? Value) Text(string? text) => (!string.IsNullOrEmpty(text), text);
}
