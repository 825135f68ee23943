using Ballast.Core;

namespace Ballast.Detection;

/// <summary>Reads and writes datasets in the form of Pascal VOC: an XML file an image.</summary>
/// <remarks>
/// The numbers of a box are read as edges, <c>xmax − xmin</c> wide, because that is what tools have written since the challenge ended; so a box with <c>xmin = xmax</c> is one without
/// area. The challenge's own counting is an option. Images are found by the <c>filename</c> of the XML file, else by its stem; parts by <c>ImageSets/Main</c> or by folders named train,
/// val and test; classes are those that objects have, in ordinal order. DTDs and entities are refused. Nothing outside the dataset's folder is read, whatever a file in it says.
/// </remarks>
public static class VocFolder
{
    /// <summary>Reads a dataset.</summary>
    /// <param name="path">Its folder.</param>
    /// <param name="options">How to read; null takes the defaults.</param>
    /// <param name="progress">Hears how many images of how many are read; called from several threads.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="BallastException">There is no such folder, no XML file in it, or no image that can be read.</exception>
    public static DetectionDataset Read(string path, VocOptions? options = null, IProgress<(int Done, int Total)>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new VocOptions();
        DatasetFiles files = DatasetFiles.Of(path, options.Reading);
        var findings = new List<DetectionFinding>(files.Findings);
        var reading = new VocReading(files, options.Corners, findings);
        if (reading.Documents == 0) throw new BallastException($"{path}: holds no XML file. A Pascal VOC dataset has one for each image.");
        var images = reading.Run(options.Reading.Threads, progress, cancellation);
        if (images.IsEmpty) throw new BallastException($"{path}: no image of the XML files can be read. Images lie in the folder of the dataset, at any depth.");
        return new DetectionDataset { Root = files.Root, Classes = reading.Classes, Images = images, Findings = [.. SourcePlace.Ordered(findings)] };
    }

    /// <summary>Writes a dataset to a new folder: <c>Annotations</c>, <c>JPEGImages</c> and <c>ImageSets/Main</c>.</summary>
    /// <param name="dataset">The dataset; sizes of images must be known.</param>
    /// <param name="path">The folder; it must not exist, or be empty.</param>
    /// <param name="options">How to write; null takes the defaults.</param>
    /// <param name="cancellation">Stops the writing; nothing is left then.</param>
    /// <exception cref="BallastException">The folder is not empty, lies in that of the dataset or cannot be written, a size is not known, or a class has a name that XML cannot hold.</exception>
    public static void Write(DetectionDataset dataset, string path, VocOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentException.ThrowIfNullOrEmpty(path);
        VocWriting.Run(dataset, path, options ?? new VocOptions(), cancellation);
    }
}
