namespace Ballast.Resampling;

/// <summary>A distance between two rows that orders as the metric does; a struct, so that the scan is compiled for it.</summary>
internal interface IPairDistance<T>
    where T : unmanaged
{
    /// <summary>A number that grows with the distance, in double and in one fixed order of summation.</summary>
    double Rank(ReadOnlySpan<T> query, ReadOnlySpan<T> point);

    /// <summary>The distance of a rank.</summary>
    double Distance(double rank);
}
