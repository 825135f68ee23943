namespace Ballast.Reporting;

/// <summary>The runs of one dataset and network, whose seeds are blocks of a comparison.</summary>
/// <param name="Label">What tells the blocks from those of other datasets, for example <c>leaves, resnet18</c>; empty where there is one.</param>
/// <param name="Content">The report of the runs.</param>
public sealed record SeedBlocks(string Label, ReportContent Content);
