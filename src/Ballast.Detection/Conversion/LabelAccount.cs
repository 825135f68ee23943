using System.Collections.Immutable;

namespace Ballast.Detection;

/// <summary>What became of the rows of one source label.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="LabelLines">Rows that are label lines.</param>
/// <param name="LeftOut">Rows that are not, by reason.</param>
public sealed record LabelAccount(int Rows, int LabelLines, ImmutableSortedDictionary<string, int> LeftOut);
