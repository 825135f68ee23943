namespace Ballast.Experiments;

/// <summary>What a suite does with a run that is there already.</summary>
public enum FinishedRunPolicy
{
    /// <summary>A finished run of the same settings on the same data is kept and not run again.</summary>
    Keep,

    /// <summary>Runs are run again and replace those of the same name.</summary>
    Overwrite,
}
