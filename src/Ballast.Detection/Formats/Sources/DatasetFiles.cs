using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>The files of a dataset's folder. Paths that its files speak of are looked up here and nowhere else, so that none leads out of the folder.</summary>
internal sealed class DatasetFiles
{
    private readonly WalkedFile[] files;
    private readonly string[] names;
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly HashSet<string> folders;
    private readonly Lazy<ILookup<string, WalkedFile>> imagesByName;

    private DatasetFiles(string root, FolderWalk walk)
    {
        Root = root;
        files = [.. walk.Files];
        names = [.. files.Select(file => file.File)];
        for (int i = 0; i < files.Length; i++) places[names[i]] = i;
        folders = [.. walk.Folders, ""];
        imagesByName = new Lazy<ILookup<string, WalkedFile>>(() => files.Where(IsImage).ToLookup(file => file.Name, StringComparer.Ordinal));
        Findings =
        [
            .. walk.Problems.Select(problem => new DetectionFinding(problem.File, null, DetectionFindingKind.Unreadable, problem.Detail)),
            .. walk.LeadingOut.Select(link => new DetectionFinding(link, null, DetectionFindingKind.OutsideFolder, "The link leads out of the dataset's folder and was not followed.")),
        ];
    }

    /// <summary>The full path of the folder.</summary>
    internal string Root { get; }

    /// <summary>Folders and links that were left out.</summary>
    internal ImmutableArray<DetectionFinding> Findings { get; }

    /// <summary>All files, in ordinal order.</summary>
    internal IReadOnlyList<WalkedFile> All => files;

    /// <summary>Lists a folder.</summary>
    /// <exception cref="BallastException">There is no such folder.</exception>
    internal static DatasetFiles Of(string folder, DetectionReadOptions options)
    {
        if (!Directory.Exists(folder)) throw new BallastException($"{folder}: there is no such folder. Name the folder of the dataset.");
        string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return new DatasetFiles(root, FolderWalk.Below(root, options.Links == SymbolicLinks.Followed ? LinkReach.Anywhere : LinkReach.WithinFolder));
    }

    internal static bool IsImage(WalkedFile file) => ImageSignature.OfName(file.Name) != ImageFormat.Unknown || DicomImage.IsNamed(file.Name);

    internal WalkedFile? Find(string relative) => places.TryGetValue(relative, out int place) ? files[place] : null;

    internal bool HasFile(string relative) => places.ContainsKey(relative);

    internal bool HasFolder(string relative) => folders.Contains(relative);

    internal bool Has(string relative) => HasFile(relative) || HasFolder(relative);

    /// <summary>The files below a folder at any depth, in ordinal order.</summary>
    internal IEnumerable<WalkedFile> Below(string folder)
    {
        if (folder.Length == 0) return files;
        string prefix = folder + "/";
        int from = Array.BinarySearch(names, prefix, StringComparer.Ordinal);
        return files.Skip(from < 0 ? ~from : from).TakeWhile(file => file.File.StartsWith(prefix, StringComparison.Ordinal));
    }

    /// <summary>The images of a file name, wherever they lie, in ordinal order.</summary>
    internal IEnumerable<WalkedFile> ImagesNamed(string name) => imagesByName.Value[name];
}
