namespace Ballast.Detection;

/// <summary>What an image without objects gets.</summary>
public enum EmptyLabelFiles
{
    /// <summary>An empty label file: the image was looked at.</summary>
    Write,

    /// <summary>No label file.</summary>
    Omit,
}
