namespace Ballast.Vision;

/// <summary>Why a file was left out of a dataset.</summary>
public enum ImageProblemKind
{
    /// <summary>The file has 0 bytes.</summary>
    Empty,

    /// <summary>The file is not an image, or its content is damaged.</summary>
    Broken,

    /// <summary>The file ends before the image does.</summary>
    Truncated,

    /// <summary>The file is an image of a kind that is not read, for example 32-bit float pixels.</summary>
    Unsupported,

    /// <summary>The file or folder cannot be opened: no permission, a link to nothing.</summary>
    Unreadable,

    /// <summary>Its class is contradicted: by <c>metadata.csv</c>, or by an identical file in another class.</summary>
    Mislabelled,

    /// <summary>The file is listed in <c>metadata.csv</c> but does not exist.</summary>
    Missing,

    /// <summary>The file lies outside every class folder.</summary>
    NoClass,

    /// <summary>A class folder without one readable image; the class was dropped.</summary>
    EmptyClass,
}
