using Ballast.Resampling;

namespace Ballast.Training;

/// <summary>A classifier that was trained on resampled features.</summary>
/// <param name="Head">The classifier.</param>
/// <param name="Plan">Where each row that it was trained on came from: base, neighbour and step.</param>
public sealed record ResampledHead(FeatureHead.Linear Head, ResamplingPlan Plan);
