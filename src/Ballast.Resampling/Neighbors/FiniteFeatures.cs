using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The boundary check of feature tables: every value is a number that can be squared.</summary>
internal static class FiniteFeatures
{
    private const double Largest = 1e150;

    /// <summary>The check of every sampler: one label a row, and all values usable.</summary>
    public static void RequireSamples<T>(Matrix<T> features, ReadOnlySpan<int> labels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (features.Rows != labels.Length) throw new ArgumentException($"There are {features.Rows} rows of features and {labels.Length} labels.", nameof(labels));
        if (features.Rows > 0 && features.Columns == 0) throw new BallastException("The table has no columns, so samples cannot be compared. Give at least one feature.");
        Require(features, "feature");
    }

    public static void Require<T>(Matrix<T> features, string what)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = 0; row < features.Rows; row++)
        {
            ReadOnlySpan<T> values = features.Row(row);
            if (AllUsable(values)) continue;
            for (int column = 0; column < values.Length; column++)
            {
                if (T.IsFinite(values[column]) && Math.Abs(double.CreateTruncating(values[column])) <= Largest) continue;
                throw new BallastException(
                    $"The {what} in row {row}, column {column} is {values[column]}; a {what} is a finite number, at most 1e150 in size. Fill or drop the row.");
            }
        }
    }

    /// <summary>The quick answer: comparisons with not-a-number are false.</summary>
    private static bool AllUsable<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T limit = typeof(T) == typeof(float) ? T.CreateTruncating(float.MaxValue) : T.CreateTruncating(Largest);
        int column = 0;
        if (Vector<T>.IsSupported)
        {
            for (; column + Vector<T>.Count <= values.Length; column += Vector<T>.Count)
                if (!Vector.LessThanOrEqualAll(Vector.Abs(new Vector<T>(values[column..])), new Vector<T>(limit)))
                    return false;
        }

        for (; column < values.Length; column++)
            if (!(T.Abs(values[column]) <= limit))
                return false;
        return true;
    }
}
