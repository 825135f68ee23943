namespace Ballast.Resampling;

/// <summary>Which labels a sample made by <see cref="Mlsmote"/> gets from the sample it starts from and that one's neighbours.</summary>
public enum LabelSetRule
{
    /// <summary>Those that more than half of them have.</summary>
    Ranking,

    /// <summary>Those that any of them has.</summary>
    Union,

    /// <summary>Those that all of them have.</summary>
    Intersection,
}
