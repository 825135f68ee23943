using System.Numerics;
using Microsoft.Data.Analysis;

namespace Ballast.MachineLearning;

/// <summary>How columns of one type of number are read from a frame and written to it.</summary>
internal abstract class FrameNumber
{
    private static readonly Dictionary<Type, FrameNumber> ByType = new()
    {
        [typeof(float)] = new FrameNumber<float>((name, data, valid, rows) => new SingleDataFrameColumn(name, data, valid, rows, 0)),
        [typeof(double)] = new FrameNumber<double>((name, data, valid, rows) => new DoubleDataFrameColumn(name, data, valid, rows, 0)),
        [typeof(decimal)] = new FrameNumber<decimal>(null),
        [typeof(sbyte)] = new FrameNumber<sbyte>((name, data, valid, rows) => new SByteDataFrameColumn(name, data, valid, rows, 0)),
        [typeof(byte)] = new FrameNumber<byte>((name, data, valid, rows) => new ByteDataFrameColumn(name, data, valid, rows, 0)),
        [typeof(short)] = new FrameNumber<short>((name, data, valid, rows) => new Int16DataFrameColumn(name, data, valid, rows, 0)),
        [typeof(ushort)] = new FrameNumber<ushort>((name, data, valid, rows) => new UInt16DataFrameColumn(name, data, valid, rows, 0)),
        [typeof(int)] = new FrameNumber<int>((name, data, valid, rows) => new Int32DataFrameColumn(name, data, valid, rows, 0)),
        [typeof(uint)] = new FrameNumber<uint>((name, data, valid, rows) => new UInt32DataFrameColumn(name, data, valid, rows, 0)),
        [typeof(long)] = new FrameNumber<long>((name, data, valid, rows) => new Int64DataFrameColumn(name, data, valid, rows, 0)),
        [typeof(ulong)] = new FrameNumber<ulong>((name, data, valid, rows) => new UInt64DataFrameColumn(name, data, valid, rows, 0)),
    };

    /// <summary>Whether single precision holds every value exactly.</summary>
    public abstract bool FitsSingle { get; }

    /// <summary>Whether values are whole numbers, so that made ones are rounded.</summary>
    public abstract bool IsWhole { get; }

    /// <summary>The way to read a column, or null when it holds no numbers.</summary>
    public static FrameNumber? Of(DataFrameColumn column) => ByType.GetValueOrDefault(column.DataType);

    /// <summary>The column as one column of a table.</summary>
    public abstract FrameFeature<T> Feature<T>(DataFrameColumn source, int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    public abstract FrameLabels Labels(DataFrameColumn column, string what);
}
