namespace Ballast.Vision;

/// <summary>How many images a mosaic shows, and where.</summary>
public enum MosaicLayout
{
    /// <summary>Two crops side by side or one above the other, which fill the square.</summary>
    Two,

    /// <summary>Four images around a drawn centre.</summary>
    Four,

    /// <summary>The item and eight images around it, clockwise.</summary>
    Nine,
}
