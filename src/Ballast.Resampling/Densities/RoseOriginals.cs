namespace Ballast.Resampling;

/// <summary>What <see cref="Rose"/> does with the samples that it draws from.</summary>
public enum RoseOriginals
{
    /// <summary>Every class is drawn anew, to its target count; no sample of the dataset stays. As in the paper.</summary>
    Replace,

    /// <summary>All samples stay, and only classes that grow get new ones.</summary>
    Keep,
}
