using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Detection;

/// <summary>What every writer asks of a dataset, and the order of parts in its files.</summary>
internal static class WritableImages
{
    internal static SplitPart?[] Parts { get; } = [SplitPart.Train, SplitPart.Validation, SplitPart.Test, null];

    /// <summary>Refuses a dataset that cannot be written whole.</summary>
    /// <exception cref="BallastException">A size is not known, or a file to copy is.</exception>
    internal static void Check(DetectionDataset dataset, ImageTransfer transfer)
    {
        foreach (DetectionImage image in dataset.Images)
        {
            if (image.WidthPixels < 1 || image.HeightPixels < 1)
                throw new BallastException($"{image.File}: its size is {image.WidthPixels} × {image.HeightPixels} pixels, but boxes are written relative to it. Read the image's size first.");
            if (transfer == ImageTransfer.Copy && image.FullPath is null)
                throw new BallastException($"{image.File}: there is no file to copy. Write the annotations alone (ImageTransfer.None).");
            foreach (Annotation annotation in image.Annotations)
                if ((uint)annotation.Label >= (uint)dataset.Classes.Count)
                    throw new BallastException($"{image.File}: label {annotation.Label} is not one of the {dataset.Classes.Count} classes. Correct the label or add the class.");
        }
    }

    /// <summary>The folder of a part below another, with '/' at its end.</summary>
    internal static string Folder(string above, SplitPart? part) => part is { } named ? $"{above}/{PartWords.Of(named)}/" : above + "/";
}
