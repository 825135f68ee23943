using System.Globalization;

namespace Ballast.Detection;

/// <summary>File names for the images of a dataset in a folder a part: their own where they differ, with their folders in front where they do not.</summary>
internal static class OutputNames
{
    /// <summary>A name for each image; within a part no two have the same stem in any case of letters, because label files go by the stem.</summary>
    internal static string[] Of(IReadOnlyList<DetectionImage> images)
    {
        var stems = images.CountBy(Stem).ToDictionary();
        var taken = new HashSet<(object?, string)>();
        string[] names = new string[images.Count];
        for (int i = 0; i < names.Length; i++)
        {
            DetectionImage image = images[i];
            string name = stems[Stem(image)] == 1 ? Path.GetFileName(image.File) : image.File.Replace('/', '_');
            string stem = Path.GetFileNameWithoutExtension(name), ending = Path.GetExtension(name);
            for (int copy = 2; !taken.Add((image.Part, stem.ToUpperInvariant())); copy++)
                stem = Path.GetFileNameWithoutExtension(name) + "_" + copy.ToString(CultureInfo.InvariantCulture);
            names[i] = stem + ending;
        }

        return names;
    }

    private static (object?, string) Stem(DetectionImage image) => (image.Part, Path.GetFileNameWithoutExtension(image.File).ToUpperInvariant());
}
