using Ballast.Resampling;

namespace Ballast.Experiments;

/// <summary>One image of a dataset that has been split.</summary>
/// <param name="File">The file, relative to the dataset's folder, with forward slashes.</param>
/// <param name="Label">The label.</param>
/// <param name="Group">The leaf, patient or volume; files with the same bytes share one. Empty when the image stands alone.</param>
/// <param name="Part">The part it is in.</param>
public sealed record SplitSample(string File, int Label, string Group, SplitPart Part);
