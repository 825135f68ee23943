namespace Ballast.Training;

/// <summary>Which samples a classifier on features is trained with.</summary>
public enum HeadSampling
{
    /// <summary>Every sample once an epoch, in a new order each: the classes as frequent as they are.</summary>
    Instance,

    /// <summary>First a class, all alike, then one of its samples, with replacement: the classes equally frequent.</summary>
    ClassAware,
}
