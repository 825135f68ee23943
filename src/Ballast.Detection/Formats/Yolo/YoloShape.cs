namespace Ballast.Detection;

/// <summary>What a line of a YOLO label file holds.</summary>
public enum YoloShape
{
    /// <summary>The box of each object.</summary>
    Boxes,

    /// <summary>The outline of each object that has one, the corners of its box otherwise: for segmentation.</summary>
    Polygons,
}
