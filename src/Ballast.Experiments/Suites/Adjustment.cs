namespace Ballast.Experiments;

/// <summary>A way to adjust a finished run without training its backbone again.</summary>
/// <param name="Name">The name on the command line and of its folder below the run's.</param>
/// <param name="Title">The name in tables.</param>
public sealed record Adjustment(string Name, string Title);
