using System.Collections.Immutable;
using Ballast.Core;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Ballast.MachineLearning;

/// <summary>Codes the values of a label column as labels from 0, and gives them back. One instance reads once.</summary>
internal abstract class LabelColumn(DataViewSchema.Column column)
{
    protected DataViewSchema.Column Column { get; } = column;

    public bool IsOf(DataViewSchema.Column other) => other.Index == Column.Index;

    /// <summary>The names of the classes in label order; known when all rows are read.</summary>
    public abstract ImmutableArray<string> ClassNames { get; }

    public static LabelColumn For(DataViewSchema.Column column) => column.Type switch
    {
        KeyDataViewType { RawType: var raw } when raw == typeof(byte) => new KeyLabels<byte>(column),
        KeyDataViewType { RawType: var raw } when raw == typeof(ushort) => new KeyLabels<ushort>(column),
        KeyDataViewType { RawType: var raw } when raw == typeof(uint) => new KeyLabels<uint>(column),
        KeyDataViewType => new KeyLabels<ulong>(column),
        TextDataViewType => new TextLabels(column),
        BooleanDataViewType => new BooleanLabels(column),
        NumberDataViewType => NumberColumn.Of(column.Type)!.Label(column),
        _ => throw new BallastException(
            $"Column '{column.Name}' is of type {column.Type} but a label is a key, text, bool or a whole number. Map it first: mlContext.Transforms.Conversion.MapValueToKey."),
    };

    /// <summary>The code of the row that the cursor stands on; <see cref="Finish"/> turns codes into labels.</summary>
    public abstract Func<int, int> Reader(DataViewRowCursor cursor);

    /// <summary>Turns the codes of all rows into labels, in place.</summary>
    public abstract void Finish(Span<int> codes);

    /// <summary>The column of a result with these labels.</summary>
    public abstract IViewColumn Output(ImmutableArray<int> labels);
}
