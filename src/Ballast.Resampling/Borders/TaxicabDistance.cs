using System.Numerics;

namespace Ballast.Resampling;

/// <summary>The Manhattan distance in double, in one fixed order of summation.</summary>
internal static class TaxicabDistance
{
    private const int Chunk = 4;

    /// <summary>The distance where it is below the limit; otherwise some number that is not.</summary>
    public static double Within<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, double limit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = 0;
        int i = 0;
        for (; i + Chunk <= a.Length; i += Chunk)
        {
            double first = Math.Abs(double.CreateTruncating(a[i]) - double.CreateTruncating(b[i]));
            double second = Math.Abs(double.CreateTruncating(a[i + 1]) - double.CreateTruncating(b[i + 1]));
            double third = Math.Abs(double.CreateTruncating(a[i + 2]) - double.CreateTruncating(b[i + 2]));
            double fourth = Math.Abs(double.CreateTruncating(a[i + 3]) - double.CreateTruncating(b[i + 3]));
            sum += (first + second) + (third + fourth);
            if (sum >= limit) return sum;
        }

        for (; i < a.Length; i++) sum += Math.Abs(double.CreateTruncating(a[i]) - double.CreateTruncating(b[i]));
        return sum;
    }
}
