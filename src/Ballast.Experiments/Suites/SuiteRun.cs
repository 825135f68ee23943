namespace Ballast.Experiments;

/// <summary>One run of a suite and how it ended.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Folder">The run's folder, finished or meant.</param>
/// <param name="Failure">Why it failed, or null.</param>
public sealed record SuiteRun(Experiment Experiment, uint Seed, string Folder, string? Failure);
