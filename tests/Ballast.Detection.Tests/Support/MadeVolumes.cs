using System.Globalization;
using System.Text;

namespace Ballast.Detection.Tests;

/// <summary>
/// A dataset of the source's shape, with files of a few bytes: 93 volumes with tears and 457 without, slices named <c>IM{n}-{volume}.png</c>, pooled from three parts.
/// </summary>
internal sealed record MadeVolumes(int TearSlices, int TearSlicesWithTear, int OtherSlices)
{
    internal const int WithTears = 93, Without = 457;

    /// <summary>8 slices a volume: quick.</summary>
    internal static MadeVolumes Small { get; } = new(8, 3, 8);

    /// <summary>Slices and positives that come on top, one for each of the first volumes.</summary>
    internal int ExtraSlices { get; init; }

    internal int ExtraTears { get; init; }

    /// <summary>94,440 slices, 18,273 with tears: 93 x 220 + 457 x 161 + 403; 93 x 196 + 45.</summary>
    internal static MadeVolumes Full { get; } = new(220, 196, 161) { ExtraSlices = 403, ExtraTears = 45 };

    internal void Write(string root)
    {
        string[] parts = ["train", "val", "test"];
        foreach (string part in parts)
        {
            Directory.CreateDirectory(Path.Join(root, "images", part));
            Directory.CreateDirectory(Path.Join(root, "labels", part));
        }

        for (int volume = 0; volume < WithTears + Without; volume++)
        {
            string part = parts[volume % 3], id = string.Create(CultureInfo.InvariantCulture, $"01-02-{volume:D5}");
            bool torn = volume < WithTears;
            int slices = torn ? TearSlices : OtherSlices + (volume - WithTears < ExtraSlices ? 1 : 0);
            int tears = torn ? TearSlicesWithTear + (volume < ExtraTears ? 1 : 0) : 0;
            for (int slice = 1; slice <= slices; slice++)
            {
                File.WriteAllText(Path.Join(root, "images", part, $"IM{slice}-{id}.png"), $"{id} {slice}");
                File.WriteAllText(Path.Join(root, "labels", part, $"IM{slice}-{id}.txt"), slice <= tears ? "0 0.5 0.5 0.2 0.1\n" : "");
            }
        }

        File.WriteAllText(Path.Join(root, "dataset.yaml"), "train: images/train\nval: images/val\ntest: images/test\nnc: 1\nnames: [tear]\n");
    }

    /// <summary>A text that changes when any file's name or content does.</summary>
    internal static string Fingerprint(string root)
    {
        var text = new StringBuilder();
        foreach (string file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            text.Append(Path.GetRelativePath(root, file)).Append('=').Append(Convert.ToHexString(File.ReadAllBytes(file))).Append('\n');
        return text.ToString();
    }

    /// <summary>Images and images with a label that is not empty, counted by listing a part.</summary>
    internal static (int Images, int Positive) Recount(string root, string part) =>
        (Directory.GetFiles(Path.Join(root, "images", part)).Length, new DirectoryInfo(Path.Join(root, "labels", part)).GetFiles().Count(file => file.Length > 0));

    /// <summary>The volumes in a part, by the names of its images.</summary>
    internal static HashSet<string> VolumesIn(string root, string part) =>
        [.. Directory.EnumerateFiles(Path.Join(root, "images", part)).Select(file => Path.GetFileNameWithoutExtension(file).Split('-', 2)[1])];
}
