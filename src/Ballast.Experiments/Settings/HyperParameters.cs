namespace Ballast.Experiments;

/// <summary>The hyper-parameters of the optimiser, as <c>config.json</c> and <c>experiment_summary.json</c> name them.</summary>
/// <param name="LearningRate">The learning rate.</param>
/// <param name="Scheduler">How it falls.</param>
/// <param name="Optimizer">The optimiser; always <c>adam</c>.</param>
/// <param name="WeightDecay">The weight decay, added to the gradient.</param>
public sealed record HyperParameters(double LearningRate, string Scheduler, string Optimizer, double WeightDecay);
