using System.Collections.Immutable;

namespace Ballast.Detection;

/// <summary>Something that is wrong.</summary>
/// <param name="Kind">The kind of thing.</param>
/// <param name="Message">What is wrong, with the names of files, in a sentence.</param>
/// <param name="Files">All files concerned, relative to the dataset's root with '/'.</param>
public sealed record VerifyFinding(VerifyFindingKind Kind, string Message, ImmutableArray<string> Files);
