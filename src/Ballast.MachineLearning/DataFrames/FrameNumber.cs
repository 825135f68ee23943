using System.Collections.Immutable;
using System.Numerics;
using Ballast.Core;
using Ballast.Resampling;
using Microsoft.Data.Analysis;

namespace Ballast.MachineLearning;

/// <summary>How columns of one type of number are read from a frame and written to it.</summary>
internal abstract class FrameNumber
{
    private static readonly Dictionary<Type, FrameNumber> ByType = new()
    {
        [typeof(float)] = new FrameNumber<float>(),
        [typeof(double)] = new FrameNumber<double>(),
        [typeof(decimal)] = new FrameNumber<decimal>(),
        [typeof(sbyte)] = new FrameNumber<sbyte>(),
        [typeof(byte)] = new FrameNumber<byte>(),
        [typeof(short)] = new FrameNumber<short>(),
        [typeof(ushort)] = new FrameNumber<ushort>(),
        [typeof(int)] = new FrameNumber<int>(),
        [typeof(uint)] = new FrameNumber<uint>(),
        [typeof(long)] = new FrameNumber<long>(),
        [typeof(ulong)] = new FrameNumber<ulong>(),
    };

    /// <summary>Whether single precision holds every value exactly.</summary>
    public abstract bool FitsSingle { get; }

    /// <summary>Whether values are whole numbers, so that made ones are rounded.</summary>
    public abstract bool IsWhole { get; }

    /// <summary>The way to read a column, or null when it holds no numbers.</summary>
    public static FrameNumber? Of(DataFrameColumn column) => ByType.GetValueOrDefault(column.DataType);

    /// <summary>Reads a column into one column of a table.</summary>
    public abstract void Read<T>(DataFrameColumn source, Matrix<T> target, int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Writes the values of rows whose origin holds other values than their base row.</summary>
    public abstract void WriteMade<T>(Matrix<T> source, int column, DataFrameColumn target, ImmutableArray<SampleOrigin> samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    public abstract FrameLabels Labels(DataFrameColumn column);
}
