using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>An image of the disk that a COCO file lists, and its objects.</summary>
/// <param name="Image">The image.</param>
/// <param name="Part">The part its file stands for.</param>
/// <param name="Said">The entry.</param>
/// <param name="Place">Where the entry stands.</param>
internal sealed record CocoEntry(WalkedFile Image, SplitPart? Part, CocoImage Said, SourcePlace Place)
{
    internal List<(CocoObject Said, int Label, SourcePlace Place)> Objects { get; } = [];
}
