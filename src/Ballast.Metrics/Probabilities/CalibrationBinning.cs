namespace Ballast.Metrics;

/// <summary>How a calibration curve divides probabilities.</summary>
public enum CalibrationBinning
{
    /// <summary>Bins of equal width over 0 … 1.</summary>
    Uniform,

    /// <summary>Bins of about equally many samples, between quantiles of the probabilities; equal probabilities stay in one bin.</summary>
    Quantile,
}
