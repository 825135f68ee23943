using System.Numerics;

namespace Ballast.Resampling;

/// <summary>1 − a·b / (|a| |b|).</summary>
internal readonly struct CosineDistance<T> : IPairDistance<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public double Rank(ReadOnlySpan<T> query, ReadOnlySpan<T> point)
    {
        double product = 0, querySquare = 0, pointSquare = 0;
        for (int i = 0; i < query.Length; i++)
        {
            double a = double.CreateTruncating(query[i]), b = double.CreateTruncating(point[i]);
            product += a * b;
            querySquare += a * a;
            pointSquare += b * b;
        }

        if (querySquare == 0 || pointSquare == 0) return 1;
        return Math.Clamp(1 - product / (Math.Sqrt(querySquare) * Math.Sqrt(pointSquare)), 0, 2);
    }

    public double Distance(double rank) => rank;
}
