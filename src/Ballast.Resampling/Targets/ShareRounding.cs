namespace Ballast.Resampling;

/// <summary>How a share of a class becomes a whole number of samples; both round down.</summary>
public enum ShareRounding
{
    /// <summary>The share as it is written: 0.29 of 100 samples is 29.</summary>
    AsWritten,

    /// <summary>The product in binary floating point: 0.29 of 100 samples is 28, as imbalanced-learn computes it.</summary>
    AsBinary,
}
