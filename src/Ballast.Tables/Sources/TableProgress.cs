namespace Ballast.Tables;

/// <summary>How far a piece of work on a table is.</summary>
/// <param name="Stage">What is being done, for example <c>reading</c>.</param>
/// <param name="Share">Its share that is done, 0 to 1.</param>
public readonly record struct TableProgress(string Stage, double Share);
