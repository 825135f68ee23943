namespace Ballast.Experiments;

/// <summary>Where a run stands; sent often, shown or dropped.</summary>
/// <param name="Stage">What is being done, for example <c>epoch 3 of 6</c>.</param>
/// <param name="Share">How much of the run is done, 0 … 1.</param>
/// <param name="Detail">Figures worth showing, for example the validation macro-F1; may be empty.</param>
public sealed record RunProgress(string Stage, double Share, string Detail = "");
