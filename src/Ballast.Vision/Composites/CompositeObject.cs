namespace Ballast.Vision;

/// <summary>An object that went into a composite, kept or dropped.</summary>
/// <param name="Image">The place of its image in <see cref="CompositeProvenance.Images"/>.</param>
/// <param name="Source">What its image called it: its <see cref="LabeledBox.Source"/> there.</param>
/// <param name="Label">Its class.</param>
/// <param name="ShareVisible">How much of it can be seen in the composite, 0 … 1: of its mask's pixels where it has a mask, otherwise of its box.</param>
/// <param name="Box">Its place among the boxes of the result; null where it was dropped.</param>
public readonly record struct CompositeObject(int Image, int Source, int Label, double ShareVisible, int? Box);
