namespace Ballast.Experiments;

/// <summary>A method that could not be done on a run.</summary>
/// <param name="Method">The method.</param>
/// <param name="Reason">Why, and what to do.</param>
public sealed record AdjustmentFailure(AdjustmentMethod Method, string Reason);
