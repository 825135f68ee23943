using Ballast.Core;

namespace Ballast.Vision;

/// <summary>Reads a folder of images: one folder a class, at the path itself or in its <c>images</c>, or below train, val and test folders.</summary>
/// <remarks>
/// Every file with the ending of an image (jpg, jpeg, png, bmp, webp, tif, tiff) is read and decoded once. What is empty, broken, cut off or contradicted is left out
/// and listed in <see cref="ImageDataset.Problems"/>. Hidden entries are skipped; links are followed, but not in circles. An optional <c>metadata.csv</c>
/// (columns file, label, any other; paths relative to it or to the class folders) gives groups and is held against the folders.
/// </remarks>
public static class ImageFolder
{
    /// <summary>Reads and checks a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="options">How to read; null takes the defaults.</param>
    /// <param name="progress">Hears how many files of how many are checked; called from several threads.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="BallastException">There is no such folder, no class folder, no readable image, only one class, a limit below one image a class, or <c>metadata.csv</c> is malformed.</exception>
    public static ImageDataset Read(
        string path,
        ImageFolderOptions? options = null,
        IProgress<(int Done, int Total)>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new ImageFolderOptions();
        string root = FolderLayout.RootOf(path);
        FolderWalk walk = FolderWalk.Below(root);
        FolderLayout layout = FolderLayout.Of(walk, root);
        ImageMetadata? metadata = ImageMetadata.Find(path, root, options.GroupColumn);
        var assembly = new DatasetAssembly(path, root, metadata);
        assembly.Collect(walk, layout);
        CheckedFile[] results = FileCheck.Run(assembly.Candidates, options.Threads, progress, cancellation);
        ImageDataset dataset = assembly.Finish(results, layout.ClassesOf(walk));
        return options.Limit is { } limit && limit < dataset.Samples.Length ? DatasetLimit.Apply(dataset, limit, options.LimitSeed) : dataset;
    }
}
