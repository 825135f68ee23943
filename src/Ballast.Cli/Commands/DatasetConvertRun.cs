using Ballast.Core;
using Ballast.Detection;

namespace Ballast.Cli;

/// <summary><c>ballast convert</c> of annotated images.</summary>
internal static class DatasetConvertRun
{
    public static void Write(DetectionDataset dataset, string format, string output, bool json, CancellationToken cancellation)
    {
        switch (format.ToLowerInvariant())
        {
            case "yolo":
                YoloFolder.Write(dataset, output, null, cancellation);
                break;
            case "coco":
                CocoFolder.Write(dataset, output, cancellation: cancellation);
                break;
            case "voc":
                VocFolder.Write(dataset, output, null, cancellation);
                break;
            case "csv":
                CsvAnnotations.Write(dataset, output);
                break;
            default:
                throw new BallastException($"There is no format '{format}' to write. Choices: yolo, coco, voc, csv.");
        }

        DetectionInspection inspection = DetectionInspection.Of(dataset);
        if (json)
        {
            JsonOutput.Write(new { Folder = Path.GetFullPath(output), Format = format, Inspection = InspectionView.Json(inspection) });
            return;
        }

        InspectionView.Counts(inspection);
        FindingsView.Show(dataset.Findings);
        Console.WriteLine($"Written to {Path.GetFullPath(output)}");
        if (inspection.Parts.IsEmpty) Console.WriteLine("The source has no parts; --split draws them by group.");
    }
}
