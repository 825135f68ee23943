namespace Ballast.Training;

/// <summary>What a sampler of a training run is made from.</summary>
/// <param name="Labels">The labels of the training part.</param>
/// <param name="Classes">The number of classes.</param>
/// <param name="Epochs">The epochs of the run at most.</param>
/// <param name="Seed">The seed of the run.</param>
internal sealed record SamplingScope(int[] Labels, int Classes, int Epochs, uint Seed);
