using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The boundary check of feature tables: every value is a number that can be squared.</summary>
internal static class FiniteFeatures
{
    private const double Largest = 1e150;

    public static void Require<T>(Matrix<T> features, string what)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = 0; row < features.Rows; row++)
        {
            ReadOnlySpan<T> values = features.Row(row);
            for (int column = 0; column < values.Length; column++)
            {
                if (T.IsFinite(values[column]) && Math.Abs(double.CreateTruncating(values[column])) <= Largest) continue;
                throw new BallastException(
                    $"The {what} in row {row}, column {column} is {values[column]}; a {what} is a finite number, at most 1e150 in size. Fill or drop the row.");
            }
        }
    }
}
