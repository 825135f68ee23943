namespace Ballast.Detection;

/// <summary>What the numbers of a box count.</summary>
public enum CsvUnit
{
    /// <summary>Pixels.</summary>
    Pixels,

    /// <summary>Shares of the image's width and height, 0 … 1.</summary>
    Shares,
}
