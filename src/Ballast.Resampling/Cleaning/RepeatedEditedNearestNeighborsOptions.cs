namespace Ballast.Resampling;

/// <summary>The settings of <see cref="RepeatedEditedNearestNeighbors"/>.</summary>
public sealed record RepeatedEditedNearestNeighborsOptions : EditingOptions
{
    /// <summary>After how many passes it ends at the latest; 1 or more, default 100.</summary>
    public int MaxPasses
    {
        get;
        init => field = AtLeastOne(value, nameof(MaxPasses), 100);
    } = 100;
}
