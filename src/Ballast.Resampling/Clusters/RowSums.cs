using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ballast.Resampling;

/// <summary>Sums of rows column by column, in double and in the order of the rows.</summary>
internal static class RowSums
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<T>(ReadOnlySpan<T> row, Span<double> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int column = 0;
        if (typeof(T) == typeof(double))
        {
            ReadOnlySpan<double> values = MemoryMarshal.Cast<T, double>(row);
            for (; column + Vector512<double>.Count <= values.Length; column += Vector512<double>.Count)
                (Vector512.Create<double>(sums[column..]) + Vector512.Create(values[column..])).CopyTo(sums[column..]);
        }
        else if (typeof(T) == typeof(float))
        {
            ReadOnlySpan<float> values = MemoryMarshal.Cast<T, float>(row);
            for (; column + Vector256<float>.Count <= values.Length; column += Vector256<float>.Count)
            {
                (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(Vector256.Create(values[column..]));
                (Vector512.Create<double>(sums[column..]) + Vector512.Create(lower, upper)).CopyTo(sums[column..]);
            }
        }

        for (; column < row.Length; column++) sums[column] += double.CreateTruncating(row[column]);
    }
}
