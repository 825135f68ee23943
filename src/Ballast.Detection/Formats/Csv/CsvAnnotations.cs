using System.Collections.Immutable;
using System.Text;
using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>Reads and writes tables of boxes: a row a box, with columns for image, class and four numbers.</summary>
/// <remarks>
/// Cells are separated by comma, semicolon or tab, whichever the first line has most of. A row without numbers and class stands for an image without objects. Images are found beside the
/// table or below its folder by the end of their path. Classes are in ordinal order. Nothing outside the table's folder is read, whatever it says.
/// </remarks>
public static class CsvAnnotations
{
    /// <summary>Reads a table and the sizes of its images.</summary>
    /// <param name="path">The file; images lie in its folder, at any depth.</param>
    /// <param name="mapping">Which column holds what; null finds them by the usual names.</param>
    /// <param name="progress">Hears how many images of how many are read; called from several threads.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="BallastException">The table cannot be read, a column is missing, or no image can be read.</exception>
    public static DetectionDataset Read(string path, CsvMapping? mapping = null, IProgress<(int Done, int Total)>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        mapping ??= new CsvMapping();
        CsvTable table = CsvTable.Read(path);
        CsvColumns columns = CsvColumns.Of(table, mapping, path);
        DatasetFiles files = DatasetFiles.Of(Path.GetDirectoryName(Path.GetFullPath(path))!, mapping.Reading);
        var reading = new CsvReading(files, table, columns, Path.GetFileName(path));
        ImmutableArray<DetectionImage> images = reading.Run(mapping, progress, cancellation);
        if (images.IsEmpty) throw new BallastException($"{path}: no image that it names can be read. Images lie in the folder of the table, at any depth.");
        return new DetectionDataset { Root = files.Root, Classes = reading.Classes, Images = images, Findings = [.. SourcePlace.Ordered(reading.Findings)] };
    }

    /// <summary>Writes a table with columns file, label, xmin, ymin, xmax, ymax and part; an image without objects has one row without the middle ones.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="path">The file; it appears whole or not at all.</param>
    /// <exception cref="BallastException">It cannot be written.</exception>
    public static void Write(DetectionDataset dataset, string path)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var csv = new CsvWriter("file", "label", "xmin", "ymin", "xmax", "ymax", "part");
        foreach (DetectionImage image in dataset.Images)
        {
            string? part = image.Part is { } named ? PartWords.Of(named) : null;
            if (!image.IsPositive) csv.Row(image.File, null, null, null, null, null, part);
            foreach (Annotation annotation in image.Annotations)
                csv.Row(image.File, dataset.Classes[annotation.Label], annotation.Box.X, annotation.Box.Y, annotation.Box.Right, annotation.Box.Bottom, part);
        }

        WholeFile.Write(path, Encoding.UTF8.GetBytes(csv.ToString()));
    }
}
