namespace Ballast.Interchange;

/// <summary>A point of a curve.</summary>
/// <param name="Name">The curve.</param>
/// <param name="Value">Its value.</param>
/// <param name="Step">The step, usually the epoch.</param>
internal readonly record struct MlflowMetric(string Name, double Value, long Step);
