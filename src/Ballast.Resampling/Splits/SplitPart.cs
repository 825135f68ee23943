namespace Ballast.Resampling;

/// <summary>A part of a dataset.</summary>
public enum SplitPart
{
    /// <summary>Fits the model; the only part that may be balanced.</summary>
    Train,

    /// <summary>Chooses the epoch, the threshold, the calibration.</summary>
    Validation,

    /// <summary>Judges the result, once.</summary>
    Test,
}
