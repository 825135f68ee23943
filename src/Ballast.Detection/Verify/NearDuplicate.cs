namespace Ballast.Detection;

/// <summary>An image that looks like one of another part.</summary>
/// <param name="Image">Its place.</param>
/// <param name="Twin">The place of the one it looks like.</param>
/// <param name="Distance">In how many bits of 63 their hashes differ.</param>
/// <param name="Symmetry">How it must be turned.</param>
internal readonly record struct NearDuplicate(int Image, int Twin, int Distance, Symmetry Symmetry);
