namespace Ballast.Detection;

/// <summary>What the four numbers of a Pascal VOC box mean.</summary>
public enum VocCorners
{
    /// <summary>Edges between pixels, from 0 at the left and top of the image: a box is <c>xmax − xmin</c> wide. What today's tools write.</summary>
    Edges,

    /// <summary>First and last pixel of the box, counted from 1, as in the challenge of 2007: a box is <c>xmax − xmin + 1</c> wide.</summary>
    FirstAndLastPixel,
}
