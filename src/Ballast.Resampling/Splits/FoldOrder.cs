namespace Ballast.Resampling;

/// <summary>In which order samples or groups are dealt to folds.</summary>
public enum FoldOrder
{
    /// <summary>As they stand; nothing is drawn.</summary>
    AsGiven,

    /// <summary>Shuffled with the seed.</summary>
    Shuffled,
}
