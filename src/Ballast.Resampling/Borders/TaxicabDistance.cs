using System.Numerics;

namespace Ballast.Resampling;

/// <summary>The Manhattan distance in double, in one fixed order of summation.</summary>
internal static class TaxicabDistance
{
    private const int Chunk = 16;

    /// <summary>The distance where it is below the limit; otherwise some number that is not.</summary>
    public static double Within<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, double limit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = 0;
        int i = 0;
        for (; i + Chunk <= a.Length; i += Chunk)
        {
            double first = 0, second = 0;
            for (int j = i; j < i + Chunk; j += 2)
            {
                first += Math.Abs(double.CreateTruncating(a[j]) - double.CreateTruncating(b[j]));
                second += Math.Abs(double.CreateTruncating(a[j + 1]) - double.CreateTruncating(b[j + 1]));
            }

            sum += first + second;
            if (sum >= limit) return sum;
        }

        for (; i < a.Length; i++) sum += Math.Abs(double.CreateTruncating(a[i]) - double.CreateTruncating(b[i]));
        return sum;
    }
}
