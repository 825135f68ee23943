namespace Ballast.Experiments;

/// <summary>What a run cost.</summary>
/// <param name="BalancingSeconds">Deciding what the balanced training part is.</param>
/// <param name="TrainingSeconds">All epochs, validation included.</param>
/// <param name="TotalSeconds">From the first file read to the last prediction.</param>
/// <param name="PeakMemoryBytes">The most memory the process held.</param>
/// <param name="TrainingImagesPerSecond">Training images a second, loading included, validation left out.</param>
/// <param name="TrainingSamples">Images an epoch.</param>
public sealed record RunCosts(
    double BalancingSeconds, double TrainingSeconds, double TotalSeconds, long PeakMemoryBytes, double TrainingImagesPerSecond, int TrainingSamples);
