using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings that every outlier detector has.</summary>
public abstract record OutlierOptions
{
    private protected OutlierOptions()
    {
    }

    /// <summary>The share of samples to call outliers, above 0 and at most 0.5; default none: the method's own threshold.</summary>
    public double? Contamination
    {
        get;
        init => field = value is null or (> 0 and <= 0.5)
            ? value
            : throw new BallastException($"Contamination is {value} but must be above 0 and at most 0.5, or not set. 0.05 is usual.");
    }

    /// <summary>How many threads work at most; 1 or more, default one a processor. The result does not depend on it.</summary>
    public int Workers
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"Workers is {value} but must be 1 or more.");
    } = Environment.ProcessorCount;

    /// <summary>The scores, with the threshold that the contamination gives.</summary>
    internal OutlierScores Judge(double[] scores, double[] reference, double usualThreshold)
    {
        double threshold = Contamination is { } share ? Percentile.Of(reference, 100 * share) : usualThreshold;
        return new OutlierScores([.. scores], threshold);
    }
}
