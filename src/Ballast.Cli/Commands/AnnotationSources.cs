using Ballast.Core;
using Ballast.Detection;

namespace Ballast.Cli;

/// <summary>Finds out what a source is, and reads it.</summary>
internal static class AnnotationSources
{
    public static AnnotationSource Find(string path)
    {
        if (File.Exists(path)) return OfFile(path);
        if (!Directory.Exists(path)) throw new BallastException($"Source not found: {path}. Name a dataset's folder, a COCO JSON file, or a CSV file of boxes.");
        if (YoloDataset.IsFound(path)) return AnnotationSource.Yolo;
        if (Any(path, "*.json")) return AnnotationSource.Coco;
        if (Any(path, "*.xml")) return AnnotationSource.Voc;
        throw new BallastException($"{path}: holds neither YOLO labels (images/ and labels/, data.yaml) nor COCO JSON nor Pascal VOC XML. Say what it is with --from, or name its CSV file.");
    }

    public static bool IsOfVolumes(AnnotationSource source) => source is AnnotationSource.FastMri or AnnotationSource.Instances;

    public static DetectionDataset Read(AnnotationSource source, string path, IProgress<(int Done, int Total)>? progress, CancellationToken cancellation) => source switch
    {
        AnnotationSource.Yolo => YoloFolder.Read(path, null, progress, cancellation),
        AnnotationSource.Coco => CocoFolder.Read(path, null, progress, cancellation),
        AnnotationSource.Voc => VocFolder.Read(path, null, progress, cancellation),
        AnnotationSource.Csv => CsvAnnotations.Read(path, null, progress, cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, "Annotations of volumes are no dataset of images."),
    };

    private static AnnotationSource OfFile(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".json" => AnnotationSource.Coco,
        ".yaml" or ".yml" => AnnotationSource.Yolo,
        _ => OfTable(CsvTable.Read(path)),
    };

    private static AnnotationSource OfTable(CsvTable table)
    {
        bool Has(string column) => table.Columns.Contains(column, StringComparer.OrdinalIgnoreCase);
        if (Has("study_level") && Has("slice")) return AnnotationSource.FastMri;
        return Has("TBreconID") ? AnnotationSource.Instances : AnnotationSource.Csv;
    }

    private static bool Any(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern, new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2 }).Any();
}
