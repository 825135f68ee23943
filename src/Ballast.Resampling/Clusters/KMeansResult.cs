using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The clusters that <see cref="KMeans"/> found.</summary>
public sealed record KMeansResult
{
    /// <summary>The mean of each cluster, clusters × features.</summary>
    public required Matrix<double> Centroids { get; init; }

    /// <summary>The cluster of each row.</summary>
    public required ImmutableArray<int> Labels { get; init; }

    /// <summary>The sum of squared distances of the rows to their centroids.</summary>
    public required double Inertia { get; init; }

    /// <summary>How many steps the best run took.</summary>
    public required int Steps { get; init; }
}
