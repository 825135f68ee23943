namespace Ballast.Resampling;

/// <summary>What the share f of a class is of.</summary>
public enum RepeatShare
{
    /// <summary>Images that show the class, of all images.</summary>
    Images,

    /// <summary>The geometric mean of that and the class's part of all objects: instance-aware.</summary>
    ImagesAndInstances,
}
