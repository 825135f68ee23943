using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Detection;

/// <summary>What is left when only some classes are kept.</summary>
/// <param name="Kept">The names of the kept classes.</param>
/// <param name="Images">Images that hold a kept class.</param>
/// <param name="Boxes">Objects of the kept classes.</param>
/// <param name="Lost">Images whose objects are all of other classes: they would become backgrounds.</param>
public sealed record ClassFilter(ImmutableArray<string> Kept, int Images, int Boxes, int Lost)
{
    /// <summary>Counts what a filter keeps and loses.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="kept">The names of the classes to keep.</param>
    /// <exception cref="BallastException">A name is no class of the dataset.</exception>
    public static ClassFilter Of(DetectionDataset dataset, IReadOnlyCollection<string> kept)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(kept);
        string? unknown = kept.FirstOrDefault(name => dataset.Classes.LabelOf(name) < 0);
        if (unknown is not null)
            throw new BallastException($"'{unknown}' is no class of this dataset. Its classes are {string.Join(", ", dataset.Classes)}.");
        HashSet<int> labels = [.. kept.Select(dataset.Classes.LabelOf)];
        int images = 0, boxes = 0, lost = 0;
        foreach (DetectionImage image in dataset.Images.Where(image => image.IsPositive))
        {
            int of = image.Annotations.Count(annotation => labels.Contains(annotation.Label));
            boxes += of;
            if (of > 0) images++;
            else lost++;
        }

        return new ClassFilter([.. dataset.Classes.Where((_, label) => labels.Contains(label))], images, boxes, lost);
    }
}
