using System.Numerics;
using Ballast.Core;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Ballast.MachineLearning;

/// <summary>How columns of one type of number are read and written.</summary>
internal abstract class NumberColumn
{
    private static readonly Dictionary<Type, NumberColumn> ByType = new()
    {
        [typeof(float)] = new NumberColumn<float>(),
        [typeof(double)] = new NumberColumn<double>(),
        [typeof(sbyte)] = new NumberColumn<sbyte>(),
        [typeof(byte)] = new NumberColumn<byte>(),
        [typeof(short)] = new NumberColumn<short>(),
        [typeof(ushort)] = new NumberColumn<ushort>(),
        [typeof(int)] = new NumberColumn<int>(),
        [typeof(uint)] = new NumberColumn<uint>(),
        [typeof(long)] = new NumberColumn<long>(),
        [typeof(ulong)] = new NumberColumn<ulong>(),
    };

    /// <summary>Whether single precision holds every value exactly.</summary>
    public abstract bool FitsSingle { get; }

    /// <summary>Whether values are whole numbers, so that made ones are rounded.</summary>
    public abstract bool IsWhole { get; }

    /// <summary>The reader of a type of column, or null when it is neither a number nor a vector of numbers.</summary>
    public static NumberColumn? Of(DataViewType type) => type switch
    {
        NumberDataViewType number => ByType.GetValueOrDefault(number.RawType),
        VectorDataViewType { ItemType: NumberDataViewType number } => ByType.GetValueOrDefault(number.RawType),
        _ => null,
    };

    public abstract ReadRow<T> Reader<T>(DataViewRowCursor cursor, FeaturePlace place)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    public abstract IViewColumn Output<T>(Matrix<T> values, FeaturePlace place)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    public abstract LabelColumn Label(DataViewSchema.Column column);
}
