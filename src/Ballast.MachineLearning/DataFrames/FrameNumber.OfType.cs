using System.Numerics;
using System.Runtime.CompilerServices;
using Ballast.Core;
using Microsoft.Data.Analysis;

namespace Ballast.MachineLearning;

/// <summary>How columns of one type of number are read from a frame and written to it.</summary>
/// <param name="create">Makes a column of this type; null where the library has no such way.</param>
internal sealed class FrameNumber<TSource>(FrameColumnFactory? create) : FrameNumber
    where TSource : unmanaged, INumber<TSource>
{
    public override bool FitsSingle => typeof(TSource) == typeof(float) || Unsafe.SizeOf<TSource>() <= 2;

    public override bool IsWhole => typeof(TSource) != typeof(float) && typeof(TSource) != typeof(double) && typeof(TSource) != typeof(decimal);

    public override FrameFeature<T> Feature<T>(DataFrameColumn source, int column) => new FrameFeature<TSource, T>(source, column, create);

    public override FrameLabels Labels(DataFrameColumn column, string what)
    {
        var numbers = (PrimitiveDataFrameColumn<TSource>)column;
        return FrameLabels.Read(column, what, Comparer<TSource>.Default, row =>
        {
            if (numbers[row] is not { } value) return (false, default);
            if (!TSource.IsInteger(value))
                throw new BallastException($"Column '{column.Name}' holds {value} in row {row}; a {what} is text, bool or a whole number. Bin the column, or name another.");
            return (true, value);
        });
    }
}
