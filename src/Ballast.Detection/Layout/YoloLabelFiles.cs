using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>Reads the label files of a listing on several threads.</summary>
internal static class YoloLabelFiles
{
    private const long LargestBytes = 64L << 20;

    /// <summary>The content of each image's label file, in the order of the images; what cannot be read is empty and says why.</summary>
    internal static (YoloLabelText Text, string? Failure)[] Read(IReadOnlyList<YoloImage> images, int threads, IProgress<(int Done, int Total)>? progress, CancellationToken cancellation)
    {
        var read = new (YoloLabelText, string?)[images.Count];
        var report = new ProgressSteps(progress, images.Count);
        InParallel.For(images.Count, threads, i =>
        {
            read[i] = images[i].LabelPath is { } path && !images[i].HasEmptyLabel ? ReadOne(path) : (YoloLabelText.Empty, null);
            report.One();
        }, cancellation);
        return read;
    }

    private static (YoloLabelText Text, string? Failure) ReadOne(string path)
    {
        try
        {
            if (new FileInfo(path) is { Length: > LargestBytes } large) return (YoloLabelText.Empty, $"The file has {large.Length} bytes; a label file has at most {LargestBytes}.");
            using FileBytes bytes = FileBytes.Open(path);
            return (YoloLabelText.Parse(bytes.Span), null);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or BallastException)
        {
            return (YoloLabelText.Empty, "The file cannot be opened: " + cause.Message);
        }
    }
}
