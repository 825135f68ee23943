using System.Collections.Immutable;
using System.Globalization;
using Ballast.Core;
using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>Reads the label files and image headers of a YOLO dataset.</summary>
internal sealed class YoloReading
{
    private readonly DatasetFiles files;
    private readonly (WalkedFile File, SplitPart? Part)[] images;
    private readonly (int WidthPixels, int HeightPixels)?[] sizes;
    private readonly List<YoloObject>?[] objects;
    private readonly List<DetectionFinding>[] findings;

    internal YoloReading(DatasetFiles files, YoloSearch listing)
    {
        this.files = files;
        images = [.. listing.Images];
        sizes = new (int, int)?[images.Length];
        objects = new List<YoloObject>?[images.Length];
        findings = new List<DetectionFinding>[images.Length];
    }

    /// <summary>What was found; complete after <see cref="Finish"/>.</summary>
    internal IEnumerable<DetectionFinding> Findings => findings.SelectMany(list => list);

    /// <summary>One more than the highest label that stands in a file.</summary>
    internal int LabelsInUse => objects.Where(list => list is { Count: > 0 }).Select(list => list!.Max(found => found.Label) + 1).DefaultIfEmpty(0).Max();

    /// <summary>Reads every file, on several threads.</summary>
    internal void Run(int threads, IProgress<(int Done, int Total)>? progress, CancellationToken cancellation)
    {
        var steps = new ProgressSteps(progress, images.Length);
        InParallel.For(images.Length, threads, i =>
        {
            findings[i] = [];
            sizes[i] = SizedImages.Of(images[i].File, findings[i]);
            if (sizes[i] is not null) objects[i] = ReadLabels(images[i].File.File, findings[i]);
            steps.One();
        }, cancellation);
    }

    /// <summary>Makes the images.</summary>
    internal ImmutableArray<DetectionImage> Finish(ClassNames classes)
    {
        // Boxes and polygons together are a mistake; polygons alone are a dataset for segmentation.
        bool mixed = objects.Any(list => list?.Exists(found => found.IsPolygon) == true) && objects.Any(list => list?.Exists(found => !found.IsPolygon) == true);
        ImmutableArray<DetectionImage>.Builder made = ImmutableArray.CreateBuilder<DetectionImage>(images.Length);
        for (int i = 0; i < images.Length; i++)
        {
            if (sizes[i] is not var (width, height) || objects[i] is not { } lines) continue;
            string label = YoloSearch.LabelOf(images[i].File.File);
            var list = new AnnotationList(width, height, findings[i]);
            foreach (YoloObject found in lines)
            {
                var place = new SourcePlace(label, found.Line);
                if (found.Label >= classes.Count)
                {
                    string labels = classes.Count == 1 ? "0" : $"0 … {classes.Count - 1}";
                    findings[i].Add(place.Finding(DetectionFindingKind.UnknownClass, $"Class {found.Label.ToString(CultureInfo.InvariantCulture)} is not declared, only {labels}; the line was left out."));
                    continue;
                }

                if (mixed && found.IsPolygon)
                    findings[i].Add(place.Finding(DetectionFindingKind.PolygonAmongBoxes, $"A polygon of {found.Numbers.Length / 2} points stands among boxes; its hull is the box."));
                list.Add(found.In(width, height), classes[found.Label], place);
            }

            made.Add(new DetectionImage
            {
                File = images[i].File.File,
                FullPath = images[i].File.FullPath,
                WidthPixels = width,
                HeightPixels = height,
                Part = images[i].Part,
                Annotations = list.ToImmutable(),
            });
        }

        return made.ToImmutable();
    }

    private List<YoloObject>? ReadLabels(string image, List<DetectionFinding> found)
    {
        string label = YoloSearch.LabelOf(image);
        if (files.Find(label) is not { } file)
        {
            found.Add(new DetectionFinding(image, null, DetectionFindingKind.MissingLabel, $"There is no label file '{label}'; the image counts as one without objects."));
            return [];
        }

        if (SourceText.TryRead(file.FullPath, YoloLabelFile.LongestBytes, out string? problem) is { } text) return YoloLabelFile.Parse(text, label, found);
        found.Add(new DetectionFinding(label, null, DetectionFindingKind.Unreadable, problem + " Its image was left out."));
        return null;
    }
}
