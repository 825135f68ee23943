namespace Ballast.Experiments;

/// <summary>What the best epoch's model says about the parts it did not train on.</summary>
/// <param name="Validation">The validation part.</param>
/// <param name="Test">The test part.</param>
internal sealed record RunPredictions(Predictions Validation, Predictions Test);
