namespace Ballast.Detection;

/// <summary>What can be odd about a detection dataset.</summary>
public enum DetectionFindingKind
{
    /// <summary>A file cannot be read as what it should be; it was left out.</summary>
    Unreadable,

    /// <summary>An entry cannot be read; it was left out.</summary>
    Malformed,

    /// <summary>A box without area; it was left out.</summary>
    DegenerateBox,

    /// <summary>A box reaches out of its image; it was cut to it.</summary>
    OutOfImage,

    /// <summary>A polygon stands where a box is expected; its hull is the box.</summary>
    PolygonAmongBoxes,

    /// <summary>The same object stands twice; one was left out.</summary>
    Duplicate,

    /// <summary>A class that the dataset does not declare.</summary>
    UnknownClass,

    /// <summary>A declared class that no object has.</summary>
    UnusedClass,

    /// <summary>An image without its label file; it counts as an image without objects.</summary>
    MissingLabel,

    /// <summary>A label file without its image; it was left out.</summary>
    OrphanLabel,

    /// <summary>The source speaks of an image that is not there.</summary>
    MissingImage,

    /// <summary>The source says another size than the image has; the image is right.</summary>
    SizeMismatch,

    /// <summary>A statement about a whole volume, not about a place in it; it is no box.</summary>
    StudyLevel,

    /// <summary>A path leads out of the dataset's folder; it was not followed.</summary>
    OutsideFolder,

    /// <summary>An image is listed for two parts; it was taken for the first.</summary>
    InTwoParts,

    /// <summary>A label has blanks around it; they were taken off.</summary>
    PaddedLabel,
}
