using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of the local outlier factor.</summary>
public sealed record LocalOutlierFactorOptions : OutlierOptions
{
    /// <summary>The number of neighbours k; 1 or more, default 20. Of fewer samples, all others are taken.</summary>
    public int Neighbors
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"Neighbors is {value} but must be 1 or more. 20 is usual.");
    } = 20;
}
