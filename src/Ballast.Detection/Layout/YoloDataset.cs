namespace Ballast.Detection;

/// <summary>Tells a YOLO dataset from other folders.</summary>
public static class YoloDataset
{
    /// <summary>Whether a folder has <c>images/</c> and <c>labels/</c>, or a part such as <c>train/</c> that has them, or a <c>data.yaml</c> or <c>dataset.yaml</c>.</summary>
    /// <param name="folder">The folder; one that does not exist is none.</param>
    public static bool IsFound(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (!Directory.Exists(folder)) return false;
        return HasBoth(folder)
            || Directory.EnumerateDirectories(folder).Any(part => PartWords.Find(Path.GetFileName(part)) is not null && HasBoth(part))
            || File.Exists(Path.Join(folder, "data.yaml")) || File.Exists(Path.Join(folder, "dataset.yaml"));
    }

    private static bool HasBoth(string folder) => Directory.Exists(Path.Join(folder, "images")) && Directory.Exists(Path.Join(folder, "labels"));
}
