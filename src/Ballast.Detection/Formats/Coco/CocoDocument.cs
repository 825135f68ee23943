namespace Ballast.Detection;

/// <summary>What a COCO file of instances says, before it is held against the images.</summary>
internal sealed class CocoDocument
{
    internal List<CocoImage> Images { get; } = [];

    internal List<CocoCategory> Categories { get; } = [];

    internal List<CocoObject> Objects { get; } = [];

    internal List<DetectionFinding> Findings { get; } = [];
}
