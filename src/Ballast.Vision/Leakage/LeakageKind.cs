namespace Ballast.Vision;

/// <summary>What connects images of different parts of a split.</summary>
public enum LeakageKind
{
    /// <summary>They share a group: a leaf, a patient, a volume.</summary>
    SameGroup,

    /// <summary>Their files are identical, byte for byte.</summary>
    IdenticalFiles,
}
