namespace Ballast.Resampling;

/// <summary>What a sampler does to class counts.</summary>
public enum SamplerKind
{
    /// <summary>Classes grow to exactly the counts of the target; no sample is left out.</summary>
    OverSampling,

    /// <summary>Classes shrink to exactly the counts of the target.</summary>
    UnderSampling,

    /// <summary>Samples of the targeted classes are left out where a rule says so; how many, the data decides.</summary>
    Cleaning,

    /// <summary>Classes grow, then samples are left out: counts follow from the data.</summary>
    Combined,
}
