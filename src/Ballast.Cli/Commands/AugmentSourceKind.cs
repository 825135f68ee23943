namespace Ballast.Cli;

/// <summary>What the labels of a dataset to augment are.</summary>
internal enum AugmentSourceKind
{
    /// <summary>A class for each image.</summary>
    WholeImages,

    /// <summary>Boxes.</summary>
    Boxes,

    /// <summary>Boxes, and outlines of objects.</summary>
    Outlines,
}
