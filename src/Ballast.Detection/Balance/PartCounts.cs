namespace Ballast.Detection;

/// <summary>What a part holds.</summary>
/// <param name="Images">Images, repeats counted.</param>
/// <param name="PositiveImages">Those with an object.</param>
/// <param name="Volumes">Volumes with an image.</param>
/// <param name="PositiveVolumes">Volumes with an image that has an object.</param>
public readonly record struct PartCounts(int Images, int PositiveImages, int Volumes, int PositiveVolumes)
{
    /// <summary>Images without an object.</summary>
    public int NegativeImages => Images - PositiveImages;

    /// <summary>Volumes without an object.</summary>
    public int NegativeVolumes => Volumes - PositiveVolumes;

    /// <summary>Counts images, each as often as it is written, or once.</summary>
    internal static PartCounts Of(IEnumerable<PlannedImage> images, Func<PlannedImage, int> times)
    {
        int all = 0, positive = 0;
        var volumes = new HashSet<string>(StringComparer.Ordinal);
        var positiveVolumes = new HashSet<string>(StringComparer.Ordinal);
        foreach (PlannedImage image in images)
        {
            int copies = times(image);
            if (copies == 0) continue;
            all += copies;
            volumes.Add(image.Volume);
            if (!image.IsPositive) continue;
            positive += copies;
            positiveVolumes.Add(image.Volume);
        }

        return new PartCounts(all, positive, volumes.Count, positiveVolumes.Count);
    }
}
