namespace Ballast.Resampling;

/// <summary>What a decision tree makes smaller by a split.</summary>
public enum SplitCriterion
{
    /// <summary>The Gini impurity, 1 − Σ p².</summary>
    Gini,

    /// <summary>The entropy, −Σ p log p.</summary>
    Entropy,
}
