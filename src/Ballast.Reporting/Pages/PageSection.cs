using System.Collections.Immutable;

namespace Ballast.Reporting;

/// <summary>A section of a page.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Blocks">What it shows; a section without blocks is left out.</param>
public sealed record PageSection(string Title, ImmutableArray<PageBlock> Blocks);
