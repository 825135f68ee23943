namespace Ballast.Resampling;

/// <summary>What <see cref="LeeSmote"/> does with a class for which too many new samples are rejected.</summary>
public enum RejectionRemedy
{
    /// <summary>Refuses, naming the class and the way out.</summary>
    Refuse,

    /// <summary>Makes what is missing by SMOTE without rejection. The plan carries a warning.</summary>
    FallBackToSmote,
}
