using System.Numerics;

namespace Ballast.Resampling;

/// <summary>Ranked by Σ (a − b)².</summary>
internal readonly struct EuclideanDistance<T> : IPairDistance<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public double Rank(ReadOnlySpan<T> query, ReadOnlySpan<T> point) => ExactDistance.Squared(query, point);

    public double Distance(double rank) => Math.Sqrt(rank);
}
