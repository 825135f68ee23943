namespace Ballast.Detection;

/// <summary>Which row of a stored slice is the top of the picture that was annotated.</summary>
public enum RowOrder
{
    /// <summary>The first row.</summary>
    TopFirst,

    /// <summary>The last row: the picture was shown upside down against what is stored.</summary>
    BottomFirst,
}
