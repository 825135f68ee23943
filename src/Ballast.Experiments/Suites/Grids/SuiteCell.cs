namespace Ballast.Experiments;

/// <summary>One dataset and one network of a grid.</summary>
/// <param name="Label">What tells it from the other cells; empty where there is one.</param>
/// <param name="Suite">Its suite.</param>
public sealed record SuiteCell(string Label, SuiteSettings Suite);
