using System.Collections.Immutable;
using Ballast.Vision;

namespace Ballast.Volumes;

/// <summary>Puts files together that are one series.</summary>
internal static class DicomGrouping
{
    /// <summary>The series of files that stand in the order of their paths; what does not fit is added to the problems.</summary>
    internal static ImmutableArray<DicomSeries> Of(string root, IReadOnlyList<DicomMember> members, List<ImageProblem> problems)
    {
        var series = new List<DicomSeries>();
        var folders = new List<string>();
        foreach (IGrouping<string, DicomMember> folder in members.GroupBy(member => member.Folder).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            IGrouping<string, DicomMember>[] groups = [.. folder.GroupBy(member => member.File.Header.SeriesInstanceUid ?? "").OrderBy(group => group.Key, StringComparer.Ordinal)];
            foreach (IGrouping<string, DicomMember> group in groups)
            {
                List<DicomMember> kept = Alike(Distinct(group, problems), problems);
                string name = Name(root, folder.Key);
                series.Add(new DicomSeries(groups.Length == 1 ? name : $"{name}-{Clean(group.Key)}", DicomOrder.Of(kept)));
                folders.Add(folder.Key);
            }
        }

        return Named(series, folders);
    }

    // Folders of different patients often have equal names, and a name has to tell volumes apart.
    private static ImmutableArray<DicomSeries> Named(List<DicomSeries> series, List<string> folders)
    {
        HashSet<string> twice = [.. series.GroupBy(one => one.Name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key)];
        var taken = new HashSet<string>(series.Select(one => one.Name).Where(name => !twice.Contains(name)), StringComparer.Ordinal);
        var named = ImmutableArray.CreateBuilder<DicomSeries>(series.Count);
        for (int i = 0; i < series.Count; i++)
        {
            int parent = folders[i].LastIndexOf('/');
            string longer = parent < 0 ? series[i].Name : folders[i][..parent].Replace('/', '-') + "-" + series[i].Name, name = longer;
            for (int number = 2; twice.Contains(series[i].Name) && !taken.Add(name); number++) name = $"{longer}-{number}";
            named.Add(twice.Contains(series[i].Name) ? series[i].As(name) : series[i]);
        }

        return named.MoveToImmutable();
    }

    // Two files of one image would be two slices at one place.
    private static List<DicomMember> Distinct(IEnumerable<DicomMember> members, List<ImageProblem> problems)
    {
        var kept = new List<DicomMember>();
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DicomMember member in members)
        {
            if (member.File.Header.SopInstanceUid is { } uid && !seen.TryAdd(uid, member.Path))
                problems.Add(new ImageProblem(member.Path, ImageProblemKind.Broken, $"The file is the same image as {seen[uid]}: both have the SOPInstanceUID {uid}."));
            else
                kept.Add(member);
        }

        return kept;
    }

    // Scouts lie in the series of some devices; the size that most slices have is that of the volume.
    private static List<DicomMember> Alike(List<DicomMember> members, List<ImageProblem> problems)
    {
        (int Columns, int Rows) most = members.GroupBy(Size).OrderByDescending(group => group.Sum(member => member.File.Header.Frames)).First().Key;
        foreach (DicomMember member in members.Where(member => Size(member) != most))
        {
            (int columns, int rows) = Size(member);
            problems.Add(new ImageProblem(member.Path, ImageProblemKind.Unsupported, $"The image has {columns} × {rows} pixels; most of its series have {most.Columns} × {most.Rows}."));
        }

        return [.. members.Where(member => Size(member) == most)];
    }

    private static (int Columns, int Rows) Size(DicomMember member) => (member.File.Header.Columns, member.File.Header.Rows);

    private static string Name(string root, string folder)
    {
        if (folder.Length > 0) return folder[(folder.LastIndexOf('/') + 1)..];
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(root)));
        return name.Length > 0 ? name : "series";
    }

    // The identifier becomes part of a name, so it must not be able to name another folder.
    private static string Clean(string uid) => uid.Length == 0 ? "none" : string.Concat(uid.Take(64).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' ? c : '_')).Trim('.');
}
