using Ballast.Core;
using Ballast.Detection;

namespace Ballast.Cli;

/// <summary><c>ballast inspect</c> on a detection dataset.</summary>
internal static class DetectionInspectRun
{
    /// <summary>What a path holds; null for a folder of images, one folder a class.</summary>
    public static AnnotationSource? SourceOf(string path)
    {
        if (!Path.Exists(path)) return null;
        try
        {
            AnnotationSource source = AnnotationSources.Find(path);
            // A folder of images may hold JSON of its own, as the drawn leaves do.
            if (source == AnnotationSource.Coco && Directory.Exists(path) && !CocoFolder.IsFound(path)) return null;
            return AnnotationSources.IsOfVolumes(source)
                ? throw new BallastException($"{path}: annotates volumes. Convert it first: ballast convert {path} OUT --volumes DIR.")
                : source;
        }
        catch (BallastException) when (Directory.Exists(path))
        {
            return null;
        }
    }

    public static void Run(AnnotationSource source, string path, DetectionInspectWishes wishes, bool json, CancellationToken cancellation)
    {
        DetectionDataset dataset = StepProgress.During("reading", progress => AnnotationSources.Read(source, path, progress, cancellation));
        DetectionInspection inspection = DetectionInspection.Of(SliceGroups.Apply(dataset, wishes.Groups));
        ClassFilter? filter = wishes.Classes.Count > 0 ? ClassFilter.Of(dataset, [.. wishes.Classes]) : null;
        if (wishes.SliceRangeFile is { } rangeFile)
            (inspection.Slices ?? throw new BallastException($"{path}: no image tells its volume and slice number by its name (IM12-VOLUME.png), so there is no slice range. Say how the volume is told with --group-regex.")).WriteJson(rangeFile);
        if (wishes.HtmlFile is { } page) InspectionPage.Write(inspection, page);
        if (json)
        {
            JsonOutput.Write(new { Inspection = InspectionView.Json(inspection), Filter = filter });
            return;
        }

        InspectionView.Show(inspection);
        if (filter is not null) InspectionView.Filter(filter);
        if (wishes.SliceRangeFile is not null) Console.WriteLine($"Slice range written to {Path.GetFullPath(wishes.SliceRangeFile)}");
        if (wishes.HtmlFile is not null) Console.WriteLine($"Page written to {Path.GetFullPath(wishes.HtmlFile)}");
    }
}
