namespace Ballast.Resampling;

/// <summary>What <see cref="Adasyn"/> does with a class whose samples have no neighbours of another class, so that none counts as hard.</summary>
public enum UniformClassRemedy
{
    /// <summary>Refuses, naming the class and the way out.</summary>
    Refuse,

    /// <summary>Makes the samples of that class by SMOTE with the same seed. The plan carries a warning.</summary>
    FallBackToSmote,
}
