using Ballast.Vision;

namespace Ballast.Cli;

/// <summary>What a method made of an image.</summary>
/// <param name="Image">The image.</param>
/// <param name="Dropped">Boxes that are partly in sight, but too little of them to be kept.</param>
/// <param name="Provenance">What it was made of; null for transforms of one image.</param>
internal sealed record AugmentedImage(LabeledImage Image, int Dropped, CompositeProvenance? Provenance);
