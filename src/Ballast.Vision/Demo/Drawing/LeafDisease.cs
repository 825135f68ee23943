namespace Ballast.Vision;

/// <summary>What is drawn on a leaf. The numbers are part of the seed of each leaf: do not reorder.</summary>
internal enum LeafDisease
{
    Healthy = 0,
    Rust = 1,
    Scab = 2,
    Mildew = 3,
    Blight = 4,
}
