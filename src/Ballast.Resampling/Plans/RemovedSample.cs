namespace Ballast.Resampling;

/// <summary>A sample that a plan leaves out, and why.</summary>
/// <param name="Index">The sample, as an index into the dataset that was resampled.</param>
/// <param name="Reason">Why it is left out, as a short sentence.</param>
public readonly record struct RemovedSample(int Index, string Reason);
