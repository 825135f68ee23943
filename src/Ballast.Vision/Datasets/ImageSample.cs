using Ballast.Resampling;

namespace Ballast.Vision;

/// <summary>One readable image of a dataset.</summary>
/// <param name="FullPath">Where the file lies.</param>
/// <param name="File">The path relative to the dataset's root, with '/': its name in reports and plans.</param>
/// <param name="Label">The label: the place of its class in <see cref="ImageDataset.Classes"/>.</param>
/// <param name="Group">What it shares with other images (a leaf, a patient, a volume); null when unknown.</param>
/// <param name="Part">The part that its folder puts it into; null when the tree has no train, val and test folders.</param>
/// <param name="ContentHash">The first 128 bits of the SHA-256 of the file, as 32 hexadecimal digits.</param>
public sealed record ImageSample(string FullPath, string File, int Label, string? Group, SplitPart? Part, string ContentHash);
