namespace Ballast.Detection;

/// <summary>What a writer does with the image files.</summary>
public enum ImageTransfer
{
    /// <summary>Copies them into the new folder.</summary>
    Copy,

    /// <summary>Leaves them where they are: only annotations are written.</summary>
    None,
}
