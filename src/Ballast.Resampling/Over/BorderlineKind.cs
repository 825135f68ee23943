namespace Ballast.Resampling;

/// <summary>Towards which neighbours <see cref="BorderlineSmote"/> moves a sample that is in danger.</summary>
public enum BorderlineKind
{
    /// <summary>Borderline-SMOTE1: towards the nearest neighbours of its own class.</summary>
    OwnClass,

    /// <summary>Borderline-SMOTE2: towards the nearest neighbours of any class, less than half of the way to one of another class.</summary>
    AnyClass,
}
