namespace Ballast.Resampling;

/// <summary>Whether a sample can be drawn more than once.</summary>
public enum Drawing
{
    /// <summary>At most once.</summary>
    WithoutReplacement,

    /// <summary>Any number of times.</summary>
    WithReplacement,
}
