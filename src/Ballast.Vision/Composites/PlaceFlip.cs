namespace Ballast.Vision;

/// <summary>Whether a part of an image was mirrored on its way into a composite.</summary>
public enum PlaceFlip
{
    /// <summary>As it was.</summary>
    None,

    /// <summary>Left and right exchanged.</summary>
    Horizontal,
}
