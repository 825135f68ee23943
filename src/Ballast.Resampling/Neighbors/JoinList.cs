namespace Ballast.Resampling;

/// <summary>Neighbouring places of one part that play the same role in a search.</summary>
internal readonly record struct JoinList(int Start, int End, bool Asks, bool IsAskedFor);
