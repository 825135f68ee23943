using Ballast.Core;

namespace Ballast.Detection;

/// <summary>Tells volume and slice number of images by their names.</summary>
public static class SliceGroups
{
    /// <summary>Fills in what is not known yet. Where no two images share a group, names tell nothing and the dataset stays as it is.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="rule">How the group of an image is told.</param>
    /// <exception cref="BallastException">The rule has no group for an image.</exception>
    public static DetectionDataset Apply(DetectionDataset dataset, GroupRule rule)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(rule);
        string[] groups = [.. dataset.Images.Select(image => image.Group ?? rule.Of(image.File))];
        if (groups.Distinct(StringComparer.Ordinal).Count() == groups.Length) return dataset;
        return dataset with { Images = [.. dataset.Images.Select((image, i) => image with { Group = groups[i], Slice = image.Slice ?? SliceNumber.Of(image.File) })] };
    }
}
