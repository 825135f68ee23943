using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Ballast.MachineLearning;

/// <summary>A column that is neither a feature nor the label. Its values are read from the source when a cursor first asks for it.</summary>
internal abstract class CarriedColumn(DataViewSchema.Column column) : IViewColumn
{
    public DataViewSchema.Column Column { get; } = column;

    public bool IsLoaded { get; private set; }

    /// <summary>Whether the type tells a missing value from any other.</summary>
    public static bool HasMissing(DataViewType type) => type switch
    {
        VectorDataViewType { Size: 0 } => true,
        VectorDataViewType vector => HasMissing(vector.ItemType),
        TextDataViewType or KeyDataViewType => true,
        NumberDataViewType number => number.RawType == typeof(float) || number.RawType == typeof(double),
        _ => false,
    };

    public static CarriedColumn Of(DataViewSchema.Column column, ImmutableArray<SampleOrigin> samples, MadeRowValues made)
    {
        Type? typed = column.Type switch
        {
            PrimitiveDataViewType => typeof(CarriedScalar<>),
            VectorDataViewType => typeof(CarriedVector<>),
            _ => null,
        };
        Type item = column.Type is VectorDataViewType vector ? vector.ItemType.RawType : column.Type.RawType;
        return typed is null ? new CarriedNothing(column) : (CarriedColumn)Activator.CreateInstance(typed.MakeGenericType(item), column, samples, made)!;
    }

    /// <summary>Reads columns in one pass over the source.</summary>
    public static void Load(IDataView source, int rows, bool[] used, CarriedColumn[] columns)
    {
        using DataViewRowCursor cursor = source.GetRowCursor(columns.Select(each => each.Column));
        Action<int>[] readers = [.. columns.Select(each => each.Reader(cursor, rows))];
        int row = 0;
        for (; cursor.MoveNext(); row++)
        {
            if (row >= rows) break;
            if (!used[row]) continue;
            foreach (Action<int> read in readers) read(row);
        }

        if (row != rows || cursor.MoveNext())
            throw new BallastException($"The data had {rows} rows when they were resampled and have another number now. Resample again, or keep the data as they are (mlContext.Data.Cache).");
        foreach (CarriedColumn column in columns) column.IsLoaded = true;
    }

    public abstract Delegate Getter(ResampledCursor cursor);

    /// <summary>Takes the value of the row that the source's cursor stands on.</summary>
    protected abstract Action<int> Reader(DataViewRowCursor cursor, int rows);
}
