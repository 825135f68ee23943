namespace Ballast.Metrics;

/// <summary>How many training images a class has, in three words.</summary>
public enum ClassSize
{
    /// <summary>More than <see cref="ClassSizeGroups.ManyAbove"/>.</summary>
    Many,

    /// <summary>Neither many nor few.</summary>
    Medium,

    /// <summary>Fewer than <see cref="ClassSizeGroups.FewBelow"/>.</summary>
    Few,
}
