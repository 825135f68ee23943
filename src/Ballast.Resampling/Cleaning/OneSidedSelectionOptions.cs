namespace Ballast.Resampling;

/// <summary>The settings of <see cref="OneSidedSelection"/>.</summary>
public sealed record OneSidedSelectionOptions : CondensingOptions;
