namespace Ballast.Experiments;

/// <summary>The hyper-parameters of the optimiser, as <c>config.json</c> and <c>experiment_summary.json</c> name them.</summary>
/// <param name="LearningRate">The learning rate.</param>
/// <param name="Scheduler">How it changes, as a recipe.</param>
/// <param name="Optimizer">The optimiser, as a recipe.</param>
/// <param name="WeightDecay">The weight decay, in the way of the optimiser.</param>
public sealed record HyperParameters(double LearningRate, string Scheduler, string Optimizer, double WeightDecay);
