using Ballast.Core;

namespace Ballast.Cli;

/// <summary>A method that <c>ballast augment</c> shows.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Needs">What labels it needs at least.</param>
/// <param name="Apply">Makes an image of a source's image.</param>
internal sealed record AugmentMethod(string Name, AugmentSourceKind Needs, AugmentMethod.Maker Apply)
{
    /// <summary>Makes an image of the image at a place.</summary>
    public delegate AugmentedImage Maker(AugmentSource source, int item, ref ItemRandom random);
}
