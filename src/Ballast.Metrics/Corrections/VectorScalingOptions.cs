namespace Ballast.Metrics;

/// <summary>How vector scaling guards against few validation samples.</summary>
public sealed record VectorScalingOptions
{
    /// <summary>
    /// How strongly the scales are held to 1 and the biases to 0, above 0; default 1. It counts like the log-loss of samples, so that many samples outweigh it;
    /// infinity leaves every probability as it is.
    /// </summary>
    public double Ridge
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(Ridge), value, "The ridge is above 0.");
    } = 1;
}
