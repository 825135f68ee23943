namespace Ballast.Resampling;

/// <summary>A range of neighbouring targets that are all relevant, or all not.</summary>
/// <param name="Kind">Whether they are relevant.</param>
/// <param name="Lowest">The lowest target of the range in the dataset.</param>
/// <param name="Highest">The highest.</param>
/// <param name="Before">How many samples of the dataset lie in it.</param>
/// <param name="After">How many samples of the result come from it.</param>
public sealed record TargetBump(BumpKind Kind, double Lowest, double Highest, int Before, int After);
