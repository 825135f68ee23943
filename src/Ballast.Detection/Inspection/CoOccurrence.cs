using System.Collections.Immutable;

namespace Ballast.Detection;

/// <summary>How many images hold two classes at once.</summary>
/// <param name="Classes">The number of classes.</param>
/// <param name="Images">Images that hold both classes, row after row; on the diagonal those that hold the class.</param>
public sealed record CoOccurrence(int Classes, ImmutableArray<int> Images)
{
    /// <summary>Images that hold both classes.</summary>
    /// <param name="first">A label.</param>
    /// <param name="second">A label.</param>
    public int this[int first, int second] => Images[first * Classes + second];

    internal static CoOccurrence Of(IEnumerable<DetectionImage> images, int classes)
    {
        int[] counts = new int[classes * classes];
        foreach (DetectionImage image in images)
        {
            int[] present = [.. image.Annotations.Select(annotation => annotation.Label).Distinct()];
            foreach (int first in present)
                foreach (int second in present)
                    counts[first * classes + second]++;
        }

        return new CoOccurrence(classes, [.. counts]);
    }
}
