namespace Ballast.Vision;

/// <summary>What a composite augmentation made, and of what.</summary>
/// <param name="Image">Pixels, boxes and masks. The <see cref="LabeledBox.Source"/> of a box is its place in <see cref="CompositeProvenance.Objects"/>, so that it is still known after later transforms.</param>
/// <param name="Provenance">Where everything came from.</param>
public sealed record CompositeResult(LabeledImage Image, CompositeProvenance Provenance);
