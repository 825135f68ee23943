using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Detection;

/// <summary>
/// The files of a YOLO folder, listed and matched but not read: <c>images/{train,val,test}</c> with <c>labels/…</c> beside, the same without parts, or
/// <c>{train,valid,test}/images</c>.
/// </summary>
internal sealed class YoloListing
{
    private static readonly HashSet<string> ImageEndings = new(StringComparer.OrdinalIgnoreCase) { ".dcm", ".png", ".jpg", ".jpeg", ".bmp", ".webp", ".tif", ".tiff" };

    private readonly List<YoloImage> images = [];
    private readonly List<string> orphans = [];
    private readonly List<DetectionFinding> findings = [];
    private readonly SymbolicLinks links;

    private YoloListing(string root, SymbolicLinks links)
    {
        Root = root;
        this.links = links;
    }

    internal string Root { get; }

    /// <summary>The images in ordinal order of their paths.</summary>
    internal IReadOnlyList<YoloImage> Images => images;

    /// <summary>Label files without an image, in ordinal order.</summary>
    internal IReadOnlyList<string> OrphanLabels => orphans;

    /// <summary>What was left out.</summary>
    internal IReadOnlyList<DetectionFinding> Findings => findings;

    /// <summary>Lists a folder.</summary>
    /// <exception cref="BallastException">There is no such folder, or it has no known layout, or no image.</exception>
    internal static YoloListing Read(string folder, SymbolicLinks links)
    {
        if (!Directory.Exists(folder)) throw new BallastException($"Input directory not found: {folder}. Name the folder of a YOLO dataset.");
        var listing = new YoloListing(Path.GetFullPath(folder), links);
        listing.List();
        if (listing.images.Count == 0) throw new BallastException($"{folder}: there is no image in it. Images end in {string.Join(", ", ImageEndings)}.");
        listing.images.Sort((a, b) => string.CompareOrdinal(a.File, b.File));
        listing.orphans.Sort(string.CompareOrdinal);
        listing.findings.Sort((a, b) => string.CompareOrdinal(a.File, b.File));
        return listing;
    }

    private void List()
    {
        if (Directory.Exists(Path.Join(Root, "images")))
        {
            if (!Directory.Exists(Path.Join(Root, "labels")) && !HasPartFolders()) throw WithoutLayout();
            Match("images", "labels", part: null);
        }
        else if (!HasPartFolders())
        {
            throw WithoutLayout();
        }

        foreach ((string name, SplitPart part) in PartFolders()) Match(name + "/images", name + "/labels", part);
    }

    private BallastException WithoutLayout() =>
        new($"Input directory must contain 'images/' and 'labels/' subdirectories: {Root} has neither these nor 'train/images/'.");

    private bool HasPartFolders() => PartFolders().Any();

    private IEnumerable<(string Name, SplitPart Part)> PartFolders() =>
        from folder in Directory.EnumerateDirectories(Root).Order(StringComparer.Ordinal)
        let part = PartWords.Find(Path.GetFileName(folder))
        where part is not null && Directory.Exists(Path.Join(folder, "images"))
        select (Path.GetFileName(folder), part.Value);

    private void Match(string imageFolder, string labelFolder, SplitPart? part)
    {
        var labels = new Dictionary<string, ListedFile>(StringComparer.Ordinal);
        if (Directory.Exists(Path.Join(Root, labelFolder)))
            foreach (ListedFile file in FastListing.Below(Root, labelFolder, links, Refuse))
                if (file.File.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) && !file.File.EndsWith("/classes.txt", StringComparison.OrdinalIgnoreCase))
                    labels[file.File[..^4]] = file;
        var used = new HashSet<string>(labels.Count, StringComparer.Ordinal);
        foreach (ListedFile file in FastListing.Below(Root, imageFolder, links, Refuse))
        {
            if (!ImageEndings.Contains(Path.GetExtension(file.File))) continue;
            string inner = file.File[(imageFolder.Length + 1)..];
            string key = $"{labelFolder}/{inner[..^Path.GetExtension(inner).Length]}";
            bool labelled = labels.TryGetValue(key, out ListedFile label);
            if (labelled) used.Add(key);
            images.Add(Placed(file, inner, part) with
            {
                LabelFile = labelled ? label.File : key + ".txt",
                LabelPath = labelled ? label.FullPath : null,
                HasEmptyLabel = labelled && !label.IsLink && label.LengthBytes == 0,
            });
        }

        orphans.AddRange(labels.Where(label => !used.Contains(label.Key)).Select(label => label.Value.File));
    }

    private static YoloImage Placed(ListedFile file, string inner, SplitPart? part)
    {
        int slash = inner.IndexOf('/', StringComparison.Ordinal);
        SplitPart? named = part is null && slash > 0 ? PartWords.Find(inner.AsSpan(0, slash)) : null;
        return new YoloImage { File = file.File, FullPath = file.FullPath, Inner = named is null ? inner : inner[(slash + 1)..], Part = part ?? named, LabelFile = "" };
    }

    private void Refuse(string file, string why) => findings.Add(new DetectionFinding(file, null, DetectionFindingKind.Unreadable, why));
}
