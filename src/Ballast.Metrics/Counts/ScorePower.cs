namespace Ballast.Metrics;

/// <summary>What the index balanced accuracy takes of a score.</summary>
public enum ScorePower
{
    /// <summary>The square of the score: of the geometric mean, the product of sensitivity and specificity.</summary>
    Squared,

    /// <summary>The score as it is.</summary>
    AsIs,
}
