using System.Collections.Immutable;
using System.Globalization;
using Ballast.Core;
using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>Reads the XML files and image headers of a Pascal VOC dataset.</summary>
internal sealed class VocReading
{
    private const long LongestListBytes = 256 << 20;

    private readonly DatasetFiles files;
    private readonly VocCorners corners;
    private readonly WalkedFile[] documents;
    private readonly List<DetectionFinding> findings;
    private readonly HashSet<string> refused = new(StringComparer.Ordinal);

    internal VocReading(DatasetFiles files, VocCorners corners, List<DetectionFinding> findings)
    {
        this.files = files;
        this.corners = corners;
        this.findings = findings;
        documents = [.. files.All.Where(file => file.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))];
    }

    internal int Documents => documents.Length;

    /// <summary>The classes that objects have, in ordinal order; complete after <see cref="Run"/>.</summary>
    internal ClassNames Classes { get; private set; } = new([]);

    /// <summary>Reads everything.</summary>
    internal ImmutableArray<DetectionImage> Run(int threads, IProgress<(int Done, int Total)>? progress, CancellationToken cancellation)
    {
        var read = new VocDocument?[documents.Length];
        var found = new List<DetectionFinding>[documents.Length];
        InParallel.For(documents.Length, threads, i =>
        {
            found[i] = [];
            read[i] = VocDocument.Read(documents[i].FullPath, documents[i].File, found[i]);
        }, cancellation);
        findings.AddRange(found.SelectMany(list => list));
        Classes = new ClassNames(read.OfType<VocDocument>().SelectMany(document => document.Objects).Select(found => found.Name).Distinct(StringComparer.Ordinal));

        SortedDictionary<string, (WalkedFile Image, int Document)> images = Place(read);
        Dictionary<string, SplitPart> parts = Parts();
        (WalkedFile Image, int Document)[] entries = [.. images.Values];
        var made = new DetectionImage?[entries.Length];
        var odd = new List<DetectionFinding>[entries.Length];
        var steps = new ProgressSteps(progress, entries.Length);
        InParallel.For(entries.Length, threads, i =>
        {
            odd[i] = [];
            (WalkedFile image, int document) = entries[i];
            made[i] = ImageOf(image, document < 0 ? null : read[document], document < 0 ? "" : documents[document].File, odd[i]);
            string stem = Path.GetFileNameWithoutExtension(image.Name);
            if (made[i] is { } known) made[i] = known with { Part = parts.TryGetValue(stem, out SplitPart part) ? part : FolderPart(image.File) };
            steps.One();
        }, cancellation);
        findings.AddRange(odd.SelectMany(list => list));
        return [.. made.OfType<DetectionImage>()];
    }

    /// <summary>Finds the image of each document; images that no document speaks of come with −1.</summary>
    private SortedDictionary<string, (WalkedFile Image, int Document)> Place(VocDocument?[] read)
    {
        var images = new SortedDictionary<string, (WalkedFile Image, int Document)>(StringComparer.Ordinal);
        ILookup<string, WalkedFile> stems = files.All.Where(DatasetFiles.IsImage).ToLookup(file => Path.GetFileNameWithoutExtension(file.Name), StringComparer.Ordinal);
        for (int i = 0; i < documents.Length; i++)
        {
            WalkedFile? image = ImageOf(documents[i], read[i], stems);
            if (image is not { } known) continue;
            if (read[i] is null) refused.Add(known.File);
            else if (!images.TryAdd(known.File, (known, i)))
                findings.Add(new DetectionFinding(documents[i].File, null, DetectionFindingKind.Duplicate, $"'{known.File}' is described by '{documents[images[known.File].Document].File}' already; this file was left out."));
        }

        foreach (WalkedFile file in files.All.Where(DatasetFiles.IsImage))
        {
            if (refused.Contains(file.File) || images.ContainsKey(file.File)) continue;
            images.Add(file.File, (file, -1));
            findings.Add(new DetectionFinding(file.File, null, DetectionFindingKind.MissingLabel, "No XML file describes the image; it counts as one without objects."));
        }

        return images;
    }

    /// <summary>The image that the file itself names, else the one with the stem of the XML file.</summary>
    private WalkedFile? ImageOf(WalkedFile document, VocDocument? read, ILookup<string, WalkedFile> stems)
    {
        var place = new SourcePlace(document.File);
        var said = new List<DetectionFinding>();
        SplitPart? part = FolderPart(document.File);
        if (read?.FileName is { Length: > 0 } name && new ImageLookup(files).Find(name, part, place, said) is { } named)
        {
            findings.AddRange(said);
            return named;
        }

        findings.AddRange(said.Where(finding => finding.Kind == DetectionFindingKind.OutsideFolder));
        string stem = Path.GetFileNameWithoutExtension(document.Name);
        WalkedFile[] alike = [.. stems[stem]];
        if (alike.Length > 1) alike = [.. alike.Where(image => FolderOf(image.File) == FolderOf(document.File) || FolderPart(image.File) == part)];
        if (alike.Length == 1) return alike[0];
        findings.Add(place.Finding(DetectionFindingKind.MissingImage, $"There is no image '{read?.FileName ?? stem}'; the file was left out."));
        return null;
    }

    /// <summary>The lists of <c>ImageSets/Main</c>: a stem a line.</summary>
    private Dictionary<string, SplitPart> Parts()
    {
        var parts = new Dictionary<string, SplitPart>(StringComparer.Ordinal);
        foreach (string part in (ReadOnlySpan<string>)["train", "val", "test"])
        {
            WalkedFile? list = files.Find($"ImageSets/Main/{part}.txt") is { } below ? below : null;
            if (list is not { } known) continue;
            SplitPart meant = PartWords.Find(part)!.Value;
            int line = 0;
            foreach (string entry in SourceText.Read(known.FullPath, LongestListBytes).Split('\n'))
            {
                line++;
                string stem = StemOf(entry.Trim());
                if (stem.Length == 0 || parts.TryAdd(stem, meant) || parts[stem] == meant) continue;
                findings.Add(new DetectionFinding(known.File, line, DetectionFindingKind.InTwoParts, $"'{stem}' is in {PartWords.Of(parts[stem])} and in {part}; it was taken for {PartWords.Of(parts[stem])}."));
            }
        }

        return parts;
    }

    private DetectionImage? ImageOf(WalkedFile image, VocDocument? document, string file, List<DetectionFinding> odd)
    {
        if (SizedImages.Of(image, odd) is not var (width, height)) return null;
        if (document is { Width: { } saidWidth, Height: { } saidHeight } && (saidWidth != width || saidHeight != height))
            odd.Add(new DetectionFinding(file, null, DetectionFindingKind.SizeMismatch, string.Create(CultureInfo.InvariantCulture, $"The file says {saidWidth} × {saidHeight} pixels, but '{image.File}' has {width} × {height}; the image is right.")));
        var list = new AnnotationList(width, height, odd);
        double before = corners == VocCorners.FirstAndLastPixel ? 1 : 0;
        foreach (VocObject found in document?.Objects ?? [])
        {
            double x = found.Corners[0] - before, y = found.Corners[1] - before;
            var box = new PixelBox(x, y, found.Corners[2] - x, found.Corners[3] - y);
            list.Add(new Annotation(Classes.LabelOf(found.Name), box) { IsDifficult = found.IsDifficult, IsTruncated = found.IsTruncated }, found.Name, new SourcePlace(file, found.Line));
        }

        return new DetectionImage { File = image.File, FullPath = image.FullPath, WidthPixels = width, HeightPixels = height, Annotations = list.ToImmutable() };
    }

    /// <summary>The lists of one class have 1, 0 or −1 behind the stem.</summary>
    private static string StemOf(string line)
    {
        int blank = line.LastIndexOf(' ');
        return blank > 0 && line[(blank + 1)..] is ("1" or "0" or "-1") ? line[..blank].TrimEnd() : line;
    }

    private static SplitPart? FolderPart(string file) => PartWords.InPath(FolderOf(file));

    private static string FolderOf(string file) => file.LastIndexOf('/') is var end and >= 0 ? file[..end] : "";
}
