namespace Ballast.Training;

/// <summary>How a batch is mixed inside the network.</summary>
/// <param name="Share">λ: how much of each image is its own, 0 … 1.</param>
/// <param name="Depth">Which of the network's layers mixes: 0 is the images themselves, just below 1 the last.</param>
internal readonly record struct ManifoldDraw(double Share, double Depth);
