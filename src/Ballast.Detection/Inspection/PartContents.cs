using System.Collections.Immutable;
using Ballast.Resampling;

namespace Ballast.Detection;

/// <summary>What one part of a dataset holds.</summary>
/// <param name="Part">The part; null for the whole dataset, or where it has no parts.</param>
/// <param name="Images">The number of images.</param>
/// <param name="Backgrounds">How many of them have no object.</param>
/// <param name="Boxes">Objects of each class, in label order.</param>
/// <param name="ImagesWith">Images that hold each class, in label order.</param>
public sealed record PartContents(SplitPart? Part, int Images, int Backgrounds, ImmutableArray<int> Boxes, ImmutableArray<int> ImagesWith)
{
    /// <summary>Objects of all classes.</summary>
    public int AllBoxes => Boxes.Sum();

    internal static PartContents Of(SplitPart? part, IReadOnlyList<DetectionImage> images, int classes)
    {
        int[] boxes = new int[classes], with = new int[classes];
        foreach (DetectionImage image in images)
        {
            foreach (Annotation annotation in image.Annotations) boxes[annotation.Label]++;
            foreach (int label in image.Annotations.Select(annotation => annotation.Label).Distinct()) with[label]++;
        }

        return new PartContents(part, images.Count, images.Count(image => !image.IsPositive), [.. boxes], [.. with]);
    }
}
