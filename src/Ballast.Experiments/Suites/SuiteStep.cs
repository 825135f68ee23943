namespace Ballast.Experiments;

/// <summary>What just happened in a suite.</summary>
public enum SuiteStep
{
    /// <summary>A run began.</summary>
    Started,

    /// <summary>A run moved on.</summary>
    Moved,

    /// <summary>A run ended well.</summary>
    Finished,

    /// <summary>A finished run of the same settings was found and kept.</summary>
    Kept,

    /// <summary>A run failed; the suite goes on.</summary>
    Failed,
}
