namespace Ballast.TableStudy;

/// <summary>The scores of a table, a learner and a treatment: means over all folds, on rows that were not touched.</summary>
internal sealed record Outcome(string Table, string Learner, string Treatment, Scores Scores);
