namespace Ballast.Experiments;

/// <summary>What a leak between parts does to a run.</summary>
public enum LeakagePolicy
{
    /// <summary>The run stops and names the files.</summary>
    Refuse,

    /// <summary>The run goes on and says so in its folder and report.</summary>
    Allow,
}
