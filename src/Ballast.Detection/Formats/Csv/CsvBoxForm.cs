namespace Ballast.Detection;

/// <summary>What the four numbers of a box are.</summary>
public enum CsvBoxForm
{
    /// <summary>Left, top, right, bottom.</summary>
    Corners,

    /// <summary>Left, top, width, height.</summary>
    CornerAndSize,

    /// <summary>Centre x, centre y, width, height.</summary>
    CenterAndSize,
}
