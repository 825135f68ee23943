using System.Collections.Immutable;
using System.Globalization;
using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>Reads and writes datasets in the form of COCO: JSON files of instances, and images.</summary>
/// <remarks>
/// Boxes are <c>[left, top, width, height]</c> in pixels. An outline of one polygon is kept; of several, and of runs (RLE), only the box. Categories may have any numbers; classes are in
/// the order of the numbers, the same name in several files is one class. The part of a file is told by its name or folder (<c>instances_train2017.json</c>,
/// <c>valid/_annotations.coco.json</c>). Nothing outside the dataset's folder is read, whatever a file in it says.
/// </remarks>
public static class CocoFolder
{
    /// <summary>Reads a dataset.</summary>
    /// <param name="path">Its folder, of which every JSON file of instances is read, or one JSON file, whose images lie in its folder (beside, if that is called <c>annotations</c>).</param>
    /// <param name="options">How to read; null takes the defaults.</param>
    /// <param name="progress">Hears how many images of how many are read; called from several threads.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="BallastException">There is no such dataset, a file is malformed, or no image can be read.</exception>
    public static DetectionDataset Read(
        string path,
        DetectionReadOptions? options = null,
        IProgress<(int Done, int Total)>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new DetectionReadOptions();
        DatasetFiles files = DatasetFiles.Of(FolderOf(path), options);
        string[] documents = File.Exists(path)
            ? [Path.GetRelativePath(files.Root, Path.GetFullPath(path)).Replace(Path.DirectorySeparatorChar, '/')]
            : [.. files.All.Where(IsCoco).Select(file => file.File)];
        if (documents.Length == 0) throw new BallastException($"{path}: holds no COCO file. Its name ends with .json, and contains 'coco' or 'instances' or is that of a part, such as train.json.");
        var findings = new List<DetectionFinding>(files.Findings);
        var assembly = new CocoAssembly(files, findings);
        foreach (string document in documents)
        {
            cancellation.ThrowIfCancellationRequested();
            assembly.Take(CocoReader.Read(Path.Join(files.Root, document), document), document);
        }

        ClassNames classes = assembly.Classes;
        var images = ReadImages([.. assembly.Entries], classes, findings, options.Threads, (progress, cancellation));
        if (images.IsEmpty) throw NoImages(path, findings);
        findings.AddRange(ClassFindings.Unused(classes, images, documents[0]));
        return new DetectionDataset { Root = files.Root, Classes = classes, Images = images, Findings = [.. SourcePlace.Ordered(findings)] };
    }

    /// <summary>Writes a dataset to a new folder: <c>annotations/instances_train.json</c> and so on, and images in <c>images</c> with a folder a part.</summary>
    /// <param name="dataset">The dataset; sizes of images must be known.</param>
    /// <param name="path">The folder; it must not exist, or be empty.</param>
    /// <param name="images">What happens to image files; default they are copied.</param>
    /// <param name="cancellation">Stops the writing; nothing is left then.</param>
    /// <exception cref="BallastException">The folder is not empty, lies in that of the dataset or cannot be written, or a size is not known.</exception>
    public static void Write(DetectionDataset dataset, string path, ImageTransfer images = ImageTransfer.Copy, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentException.ThrowIfNullOrEmpty(path);
        CocoWriting.Run(dataset, path, images, cancellation);
    }

    /// <summary>Whether a folder has a JSON file that is called as COCO's are, at most two folders down: what <see cref="Read"/> looks for.</summary>
    /// <param name="path">The folder.</param>
    public static bool IsFound(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Directory.EnumerateFiles(path, "*.json", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2 }).Any(file => IsCocoName(Path.GetFileName(file)));
    }

    private static string FolderOf(string path)
    {
        if (!File.Exists(path)) return path;
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return string.Equals(Path.GetFileName(folder), "annotations", StringComparison.OrdinalIgnoreCase) ? Path.GetDirectoryName(folder) ?? folder : folder;
    }

    private static bool IsCoco(WalkedFile file) => IsCocoName(file.Name);

    private static bool IsCocoName(string fileName)
    {
        string name = fileName.ToLowerInvariant();
        return name.EndsWith(".json", StringComparison.Ordinal)
            && (name.Contains("coco", StringComparison.Ordinal) || name.Contains("instances", StringComparison.Ordinal) || PartWords.Find(name.AsSpan(0, name.Length - 5)) is not null);
    }

    private static ImmutableArray<DetectionImage> ReadImages(
        CocoEntry[] entries, ClassNames classes, List<DetectionFinding> findings, int threads, (IProgress<(int Done, int Total)>? Progress, CancellationToken Cancellation) run)
    {
        var images = new DetectionImage?[entries.Length];
        var found = new List<DetectionFinding>[entries.Length];
        var steps = new ProgressSteps(run.Progress, entries.Length);
        InParallel.For(entries.Length, threads, i =>
        {
            found[i] = [];
            images[i] = ImageOf(entries[i], classes, found[i]);
            steps.One();
        }, run.Cancellation);
        findings.AddRange(found.SelectMany(list => list));
        return [.. images.OfType<DetectionImage>()];
    }

    private static DetectionImage? ImageOf(CocoEntry entry, ClassNames classes, List<DetectionFinding> findings)
    {
        if (SizedImages.Of(entry.Image, findings) is not var (width, height)) return null;
        if (entry.Said.Size is var (saidWidth, saidHeight) && (saidWidth != width || saidHeight != height))
            findings.Add(entry.Place.Finding(DetectionFindingKind.SizeMismatch, string.Create(CultureInfo.InvariantCulture, $"The file says {saidWidth} × {saidHeight} pixels, but '{entry.Image.File}' has {width} × {height}; the image is right.")));
        var list = new AnnotationList(width, height, findings);
        foreach ((CocoObject said, int label, SourcePlace place) in entry.Objects)
        {
            ImmutableArray<(double X, double Y)> polygon = said.Polygons.Count == 1 ? Hull.Points(said.Polygons[0]) : [];
            PixelBox box = said.Box ?? Hull.Of([.. said.Polygons.SelectMany(outline => Hull.Points(outline))]);
            list.Add(new Annotation(label, box) { Polygon = polygon, IsCrowd = said.IsCrowd }, classes[label], place);
        }

        return new DetectionImage
        {
            File = entry.Image.File,
            FullPath = entry.Image.FullPath,
            WidthPixels = width,
            HeightPixels = height,
            Part = entry.Part,
            Annotations = list.ToImmutable(),
        };
    }

    private static BallastException NoImages(string path, List<DetectionFinding> findings)
    {
        DetectionFinding? first = SourcePlace.Ordered(findings).FirstOrDefault();
        string why = first is null ? "" : $" First problem: {first.File}{(first.Line is { } line ? ":" + line.ToString(CultureInfo.InvariantCulture) : "")}: {first.Detail}";
        return new BallastException($"{path}: no image of the COCO files can be read. Images lie in the folder of the dataset, at any depth.{why}");
    }
}
