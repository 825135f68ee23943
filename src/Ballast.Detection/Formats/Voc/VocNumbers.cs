namespace Ballast.Detection;

/// <summary>Which numbers a Pascal VOC file holds.</summary>
public enum VocNumbers
{
    /// <summary>Whole pixels, which every reader of VOC takes: an edge moves by half a pixel at most, and a box stays at least a pixel wide and high where it was wider than nothing.</summary>
    WholePixels,

    /// <summary>The numbers as they are, with a fraction where they have one.</summary>
    Exact,
}
