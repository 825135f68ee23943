namespace Ballast.Detection;

/// <summary>What happens when no two images share a group, so that a split by groups protects from nothing.</summary>
public enum SingletonGroups
{
    /// <summary>The dataset is refused.</summary>
    Refuse,

    /// <summary>It is taken as it is: its images really have nothing in common.</summary>
    Allow,
}
