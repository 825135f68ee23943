namespace Ballast.Volumes;

/// <summary>Which way up slices are shown.</summary>
public enum SliceOrientation
{
    /// <summary>The first row of the source is at the top.</summary>
    AsStored,

    /// <summary>The first row of the source is at the bottom. fastMRI's volumes are stored so, and the boxes of fastMRI+ belong to the turned picture.</summary>
    UpsideDown,
}
