namespace Ballast.Detection;

/// <summary>The ways in which a square can be laid on itself: mirrored, turned, or both. Bits: 1 left and right, 2 top and bottom, 4 rows and columns exchanged first.</summary>
[Flags]
internal enum Symmetry
{
    None = 0,
    MirrorX = 1,
    MirrorY = 2,
    Transpose = 4,
}
