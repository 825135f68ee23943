namespace Ballast.Tables;

/// <summary>What happens to the files that a run makes.</summary>
public enum OutputPolicy
{
    /// <summary>They are written; a file that is there already is refused.</summary>
    Create,

    /// <summary>They are written in place of those that are there.</summary>
    Overwrite,

    /// <summary>Nothing is written; the report says what would be.</summary>
    DryRun,
}
