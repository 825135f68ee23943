namespace Ballast.Training;

/// <summary>The numbers of one step of stochastic gradient descent.</summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="Momentum">The factor of the running sum of gradients.</param>
/// <param name="WeightDecay">The factor of the weights that is added to their gradient.</param>
/// <param name="Kind">Where the step looks.</param>
internal readonly record struct SgdFactors(float Rate, float Momentum, float WeightDecay, MomentumKind Kind);
