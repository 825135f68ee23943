using System.Globalization;
using Ballast.Core;

namespace Ballast.Detection;

/// <summary>Reads and writes datasets in the form of YOLO: images, a text file of boxes for each, and a <c>data.yaml</c>.</summary>
/// <remarks>
/// <c>data.yaml</c> may name parts as folders, lists of folders or <c>.txt</c> lists, relative to <c>path</c>, and classes as list or map. Label files lie beside their images,
/// or where the last folder <c>images</c> of the path is <c>labels</c>: both <c>images/train</c> and <c>train/images</c> are read. A line is a box, a box with a confidence
/// (which is dropped) or a polygon. Nothing outside the dataset's folder is read, whatever a file in it says.
/// </remarks>
public static class YoloFolder
{
    private static readonly string[] Descriptions = ["data.yaml", "data.yml", "dataset.yaml", "dataset.yml"];

    /// <summary>Reads a dataset.</summary>
    /// <param name="path">Its folder, or its YAML file. A folder without one is read by its folders; its classes come from <c>classes.txt</c> or are called by their numbers.</param>
    /// <param name="options">How to read; null takes the defaults.</param>
    /// <param name="progress">Hears how many images of how many are read; called from several threads.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="BallastException">There is no such dataset, its description is malformed, or it has no image that can be read.</exception>
    public static DetectionDataset Read(
        string path,
        DetectionReadOptions? options = null,
        IProgress<(int Done, int Total)>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new DetectionReadOptions();
        string folder = File.Exists(path) ? Path.GetDirectoryName(Path.GetFullPath(path))! : path;
        DatasetFiles files = DatasetFiles.Of(folder, options);
        string? yaml = File.Exists(path) ? Path.GetFileName(path) : Array.Find(Descriptions, files.HasFile);
        YoloDescription? description = yaml is null ? null : YoloDescription.Read(Path.Join(files.Root, yaml));
        var findings = new List<DetectionFinding>(files.Findings);
        var listing = new YoloSearch(files, findings);
        if (description is null) listing.TakeAll();
        else listing.Take(description, yaml!);

        var reading = new YoloReading(files, listing);
        reading.Run(options.Threads, progress, cancellation);
        ClassNames classes = description?.Classes ?? ClassesOf(files, reading.LabelsInUse);
        var images = reading.Finish(classes);
        findings.AddRange(reading.Findings);
        if (images.IsEmpty) throw NoImages(path, findings);
        findings.AddRange(listing.Orphans().Select(file => new DetectionFinding(file.File, null, DetectionFindingKind.OrphanLabel, "The label file belongs to no image; it was left out.")));
        findings.AddRange(ClassFindings.Unused(classes, images, yaml ?? "."));
        return new DetectionDataset { Root = files.Root, Classes = classes, Images = images, Findings = [.. SourcePlace.Ordered(findings)] };
    }

    /// <summary>Writes a dataset to a new folder: <c>images</c> and <c>labels</c> with a folder a part, and <c>data.yaml</c>.</summary>
    /// <param name="dataset">The dataset; sizes of images must be known.</param>
    /// <param name="path">The folder; it must not exist, or be empty.</param>
    /// <param name="options">How to write; null takes the defaults.</param>
    /// <param name="cancellation">Stops the writing; nothing is left then.</param>
    /// <exception cref="BallastException">The folder is not empty, lies in that of the dataset or cannot be written, or a size is not known.</exception>
    public static void Write(DetectionDataset dataset, string path, YoloWriteOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentException.ThrowIfNullOrEmpty(path);
        YoloWriting.Run(dataset, path, options ?? new YoloWriteOptions(), cancellation);
    }

    private static ClassNames ClassesOf(DatasetFiles files, int labels)
    {
        string? list = new[] { "classes.txt", "labels/classes.txt" }.FirstOrDefault(files.HasFile);
        string[] names = list is null ? [] : [.. SourceText.Read(files.Find(list)!.Value.FullPath, YoloLabelFile.LongestBytes).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
        string? twice = names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null) throw new BallastException($"{Path.Join(files.Root, list)}: the class '{twice}' stands twice. Give each class a name of its own.");
        if (names.Length > 0) return ClassNames.InGivenOrder(names);
        return ClassNames.InGivenOrder(Enumerable.Range(0, Math.Max(1, labels)).Select(label => label.ToString(CultureInfo.InvariantCulture)));
    }

    private static BallastException NoImages(string path, List<DetectionFinding> findings)
    {
        DetectionFinding? first = SourcePlace.Ordered(findings).FirstOrDefault(finding => finding.Kind is DetectionFindingKind.OutsideFolder or DetectionFindingKind.Malformed or DetectionFindingKind.Unreadable);
        string why = first is null ? "" : $" First problem: {first.File}{(first.Line is { } line ? ":" + line.ToString(CultureInfo.InvariantCulture) : "")}: {first.Detail}";
        return new BallastException($"{path}: holds no image of a YOLO dataset that can be read. It needs folders 'images' and 'labels', or a data.yaml that names them.{why}");
    }
}
