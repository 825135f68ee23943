using Ballast.Resampling;

namespace Ballast.Vision;

/// <summary>A file with the ending of an image, in a class folder.</summary>
internal sealed record ImageCandidate(WalkedFile Place, string ClassName, SplitPart? Part, string? Group);
