using System.Collections.Immutable;

namespace Ballast.Detection;

/// <summary>Gives the objects of a dataset other classes.</summary>
public static class DatasetRelabeling
{
    /// <summary>Several classes to one, or some dropped. An image whose objects are all dropped stays, without objects.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="labels">Which class becomes which; classes that no rule fits are dropped, and a finding counts their objects.</param>
    public static DetectionDataset Apply(DetectionDataset dataset, LabelMap labels)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(labels);
        int[] to = [.. dataset.Classes.Select(labels.LabelOf)];
        int[] dropped = new int[to.Length];
        ImmutableArray<DetectionImage> images = [.. dataset.Images.Select(image => image with { Annotations = [.. Kept(image.Annotations)] })];
        IEnumerable<DetectionFinding> findings = Enumerable.Range(0, to.Length).Where(label => dropped[label] > 0)
            .Select(label => new DetectionFinding(".", null, DetectionFindingKind.UnknownClass, dropped[label] == 1
                ? $"1 object of class '{dataset.Classes[label]}' fits no rule of the label map; it was left out."
                : $"{dropped[label]} objects of class '{dataset.Classes[label]}' fit no rule of the label map; they were left out."));
        return dataset with { Classes = labels.Classes, Images = images, Findings = [.. dataset.Findings, .. findings] };

        IEnumerable<Annotation> Kept(ImmutableArray<Annotation> annotations)
        {
            foreach (Annotation annotation in annotations)
            {
                if (to[annotation.Label] >= 0) yield return annotation with { Label = to[annotation.Label] };
                else dropped[annotation.Label]++;
            }
        }
    }
}
