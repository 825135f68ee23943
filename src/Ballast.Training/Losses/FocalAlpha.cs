namespace Ballast.Training;

/// <summary>The factor of each class in the focal loss.</summary>
public enum FocalAlpha
{
    /// <summary>N / (K · n_c) from the counts that training loads, after balancing. Near 1 for every class when the part was balanced by resampling.</summary>
    Balanced,

    /// <summary>1 for every class.</summary>
    None,
}
