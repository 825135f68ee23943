namespace Ballast.Metrics;

/// <summary>How the scores of the classes become one number.</summary>
public enum ScoreAverage
{
    /// <summary>Every class that occurs in the truth or among the predictions counts the same.</summary>
    Macro,

    /// <summary>Every class counts by its true samples.</summary>
    Weighted,

    /// <summary>The counts of all classes are summed first and scored once.</summary>
    Micro,
}
