namespace Ballast.Vision;

/// <summary>Whether the demo dataset had to be drawn.</summary>
public enum DemoLeavesOutcome
{
    /// <summary>It was drawn now.</summary>
    Drawn,

    /// <summary>It was there, whole and made with the same options, and was left as it is.</summary>
    Reused,
}
