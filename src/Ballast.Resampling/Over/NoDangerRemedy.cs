namespace Ballast.Resampling;

/// <summary>What <see cref="BorderlineSmote"/> does with a class of which no sample is in danger.</summary>
public enum NoDangerRemedy
{
    /// <summary>Refuses, naming the class and the way out.</summary>
    Refuse,

    /// <summary>Makes the samples of that class by SMOTE. The plan carries a warning.</summary>
    FallBackToSmote,
}
