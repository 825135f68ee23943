using System.Text;

namespace Ballast.Detection.Tests;

/// <summary>Conversions of a few made volumes with rows in the words of fastMRI+.</summary>
internal static class MadeConversion
{
    internal const string Header = "file,slice,study_level,x,y,width,height,label\n";

    internal static VolumeAnnotations Rows(TempFolder folder, params string[] rows) =>
        FastMriPlus.Read(folder.WriteText("in/knee.csv", Header + string.Concat(rows.Select(row => row + "\n"))));

    internal static ConversionRequest Request(VolumeAnnotations annotations, params VolumeEntry[] volumes) => new()
    {
        Volumes = [.. volumes],
        Annotations = annotations,
        Labels = LabelMap.Of(("Meniscus Tear", "tear")),
        Threads = 2,
    };

    /// <summary>So many volumes of 2 small slices, called <c>v00</c>, <c>v01</c> …; each of the first has a tear in its first slice.</summary>
    internal static ConversionRequest Many(TempFolder folder, int volumes, int torn) => Request(
        Rows(folder, [.. Enumerable.Range(0, torn).Select(volume => $"v{volume:00},0,No,2,3,10,5,Meniscus Tear")]),
        [.. Enumerable.Range(0, volumes).Select(volume => new MadeVolume($"v{volume:00}", 2, 32, 24).Entry)]);

    /// <summary>The text of a label file, in whatever part it lies; null where there is none.</summary>
    internal static string? LabelText(string dataset, string stem) =>
        Directory.EnumerateFiles(Path.Join(dataset, "labels"), stem + ".txt", SearchOption.AllDirectories).SingleOrDefault() is { } file ? File.ReadAllText(file) : null;

    /// <summary>Every file with its content, as text that a test can compare.</summary>
    internal static string Snapshot(string dataset)
    {
        var text = new StringBuilder();
        foreach (string file in Directory.EnumerateFiles(dataset, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            text.Append(Path.GetRelativePath(dataset, file)).Append('=').Append(Convert.ToHexString(File.ReadAllBytes(file))).Append('\n');
        return text.Replace(Convert.ToHexString(Encoding.UTF8.GetBytes(dataset)), "OUT").ToString();
    }

    /// <summary>The files below a folder without what was put in.</summary>
    internal static string[] Left(TempFolder folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder.Root).Select(each => Path.GetFileName(each)!).Where(name => name != "in").Order(StringComparer.Ordinal)];
}
