using System.Collections.Immutable;
using Ballast.Resampling;

namespace Ballast.Vision;

/// <summary>Images that belong together but stand in more than one part of a split.</summary>
/// <param name="Kind">What connects them.</param>
/// <param name="Name">The group, or the hash of the content.</param>
/// <param name="Files">All files concerned with their parts, in ordinal order.</param>
public sealed record LeakageFinding(LeakageKind Kind, string Name, ImmutableArray<PlacedFile> Files)
{
    /// <summary>One line that names the group, the parts and a file of each.</summary>
    public string Describe()
    {
        IEnumerable<string> places = Files.GroupBy(file => file.Part).OrderBy(part => part.Key).Select(InPart);
        return $"{(Kind == LeakageKind.SameGroup ? $"group '{Name}'" : "identical files")}: {string.Join("; ", places)}";
    }

    private static string InPart(IGrouping<SplitPart, PlacedFile> part)
    {
        PlacedFile[] files = [.. part];
        string name = part.Key.ToString().ToLowerInvariant();
        return $"{name} has {files[0].File}" + (files.Length > 1 ? $" and {files.Length - 1} more" : "");
    }
}
