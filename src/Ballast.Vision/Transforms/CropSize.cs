namespace Ballast.Vision;

/// <summary>What becomes of the window that a crop takes.</summary>
public enum CropSize
{
    /// <summary>The window is the new image.</summary>
    Window,

    /// <summary>The window is enlarged or reduced to the size of the image it was taken from.</summary>
    Image,
}
