using Ballast.Interchange;
using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>Finds the images of a YOLO dataset and the label file of each.</summary>
internal sealed class YoloSearch
{
    private const long LongestListBytes = 256 << 20;

    private readonly DatasetFiles files;
    private readonly List<DetectionFinding> findings;
    private readonly Dictionary<string, (WalkedFile File, SplitPart? Part)> images = new(StringComparer.Ordinal);
    private readonly HashSet<string> labelFolders = new(StringComparer.Ordinal);

    internal YoloSearch(DatasetFiles files, List<DetectionFinding> findings)
    {
        this.files = files;
        this.findings = findings;
    }

    /// <summary>The images with their parts, in ordinal order of paths.</summary>
    internal IEnumerable<(WalkedFile File, SplitPart? Part)> Images => images.Values.OrderBy(image => image.File.File, StringComparer.Ordinal);

    /// <summary>Where the label file of an image stands: the last folder <c>images</c> of its path becomes <c>labels</c>.</summary>
    internal static string LabelOf(string image) => LabelFolderOf(image[..(image.LastIndexOf('/') + 1)]) + Path.GetFileNameWithoutExtension(image) + ".txt";

    /// <summary>Takes what a <c>data.yaml</c> names.</summary>
    internal void Take(YoloDescription description, string yaml)
    {
        string from = "";
        if (description.Path is { } path)
        {
            SaidPath said = SaidPath.Of(path.Text ?? "", "", files.Root, files.HasFolder);
            if (said.LedOut || !files.HasFolder(said.File!))
                findings.Add(new DetectionFinding(yaml, path.Line, said.LedOut ? DetectionFindingKind.OutsideFolder : DetectionFindingKind.Malformed,
                    $"'path' is '{path.Text}', {(said.LedOut ? "which leads out of the dataset's folder" : "but there is no such folder")}; the folder of this file was taken."));
            else from = said.File!;
        }

        foreach ((SplitPart part, YamlNode entry) in description.Entries) Take(entry.Text!, from, part, new SourcePlace(yaml, entry.Line));
    }

    /// <summary>Takes the images of a folder without a <c>data.yaml</c>: those below a folder <c>images</c>, or all.</summary>
    internal void TakeAll()
    {
        WalkedFile[] all = [.. files.All.Where(DatasetFiles.IsImage)];
        WalkedFile[] below = [.. all.Where(file => ("/" + file.File).Contains("/images/", StringComparison.Ordinal))];
        foreach (WalkedFile file in below.Length > 0 ? below : all) Add(file, PartWords.InPath(FolderOf(file.File)), new SourcePlace(file.File));
    }

    /// <summary>Label files that belong to no image.</summary>
    internal IEnumerable<WalkedFile> Orphans()
    {
        HashSet<string> claimed = [.. images.Keys.Select(LabelOf)];
        return files.All.Where(file => file.Name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) && file.Name != "classes.txt"
            && labelFolders.Contains(FolderOf(file.File)) && !claimed.Contains(file.File) && ("/" + file.File).Contains("/labels/", StringComparison.Ordinal));
    }

    private void Take(string entry, string from, SplitPart part, SourcePlace place)
    {
        SaidPath said = SaidPath.Of(entry, from, files.Root, files.Has);
        if (said.LedOut)
        {
            findings.Add(place.Finding(DetectionFindingKind.OutsideFolder, said.File is null
                ? $"'{entry}' leads out of the dataset's folder and was not followed."
                : $"'{entry}' leads out of the dataset's folder; '{said.File}' within it was taken."));
        }

        if (said.File is not { } file) return;
        if (files.HasFolder(file))
        {
            foreach (WalkedFile image in files.Below(file).Where(DatasetFiles.IsImage)) Add(image, part, place);
            // Labels without any image still lie in the folder beside.
            string labels = LabelFolderOf(file + "/").TrimEnd('/');
            foreach (WalkedFile label in files.Below(labels)) labelFolders.Add(FolderOf(label.File));
        }
        else if (files.Find(file) is { } list && list.Name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase))
        {
            TakeList(list, from, part);
        }
        else
        {
            findings.Add(place.Finding(DetectionFindingKind.Malformed, $"'{entry}' is neither a folder nor a .txt list in the dataset's folder; the entry was left out."));
        }
    }

    private void TakeList(WalkedFile list, string from, SplitPart part)
    {
        int line = 0;
        foreach (string entry in SourceText.Read(list.FullPath, LongestListBytes).Split('\n'))
        {
            line++;
            string name = entry.Trim();
            if (name.Length == 0) continue;
            var place = new SourcePlace(list.File, line);
            bool besideList = name.StartsWith("./", StringComparison.Ordinal);
            SaidPath said = SaidPath.Of(name, besideList ? FolderOf(list.File) : from, files.Root, files.HasFile);
            if (said.LedOut)
            {
                findings.Add(place.Finding(DetectionFindingKind.OutsideFolder, said.File is null
                    ? $"'{name}' leads out of the dataset's folder and was not followed."
                    : $"'{name}' leads out of the dataset's folder; '{said.File}' within it was taken."));
            }

            if (said.File is not { } file) continue;
            if (files.Find(file) is not { } image) findings.Add(place.Finding(DetectionFindingKind.MissingImage, $"There is no image '{file}'."));
            else if (!DatasetFiles.IsImage(image)) findings.Add(place.Finding(DetectionFindingKind.Malformed, $"'{file}' does not end like an image; the line was left out."));
            else Add(image, part, place);
        }
    }

    private void Add(WalkedFile image, SplitPart? part, SourcePlace place)
    {
        if (images.TryAdd(image.File, (image, part)))
        {
            labelFolders.Add(FolderOf(LabelOf(image.File)));
            return;
        }

        if (images[image.File].Part is { } first && part is { } second && first != second)
            findings.Add(place.Finding(DetectionFindingKind.InTwoParts, $"'{image.File}' is in {PartWords.Of(first)} and in {PartWords.Of(second)}; it was taken for {PartWords.Of(first)}."));
    }

    private static string FolderOf(string file) => file.LastIndexOf('/') is var end and >= 0 ? file[..end] : "";

    /// <summary>The folder of labels beside a folder of images; both end in '/' or are empty.</summary>
    private static string LabelFolderOf(string folder)
    {
        const string Last = "/images/";
        string path = "/" + folder;
        int at = path.LastIndexOf(Last, StringComparison.Ordinal);
        return at < 0 ? folder : string.Concat(path.AsSpan(1, Math.Max(0, at - 1)), at == 0 ? "labels/" : "/labels/", path.AsSpan(at + Last.Length));
    }
}
