namespace Ballast.Training;

/// <summary>The factor of the positive side of each class's binary question.</summary>
public enum PositiveWeight
{
    /// <summary>(N − n_c) / n_c from the counts that training loads.</summary>
    NegativesPerPositive,

    /// <summary>1 for every class.</summary>
    None,
}
