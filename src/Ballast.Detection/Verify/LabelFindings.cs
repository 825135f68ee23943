using System.Collections.Immutable;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>What is wrong with label files.</summary>
internal static class LabelFindings
{
    // Where an image cannot be read, its size is unknown: files have six digits, of which the last is rounded twice.
    private const int AssumedPixels = 512;

    internal static IEnumerable<VerifyFinding> Of(YoloListing listing, VerifiedImage[] images, ImmutableArray<string> names, double tolerancePixels)
    {
        foreach (VerifiedImage image in images)
        {
            if (image.Content.Failure is { } failure) yield return One(VerifyFindingKind.Unreadable, image.Source.File, null, failure);
            if (image.Source.LabelPath is null) yield return One(VerifyFindingKind.MissingLabel, image.Source.File, null, $"There is no label file {image.Source.LabelFile}.");
            if (image.LabelFailure is { } unread) yield return One(VerifyFindingKind.Unreadable, image.Source.LabelFile, null, unread);
            foreach ((int line, string why) in image.Label.Problems) yield return One(VerifyFindingKind.MalformedLabel, image.Source.LabelFile, line, $"The line is no object: {why}.");
            foreach (YoloRow row in image.Label.Rows)
                foreach (VerifyFinding finding in OfRow(image, row, names, tolerancePixels))
                    yield return finding;
        }

        foreach (string file in listing.OrphanLabels) yield return One(VerifyFindingKind.OrphanLabel, file, null, "There is no image of this name.");
    }

    private static IEnumerable<VerifyFinding> OfRow(VerifiedImage image, YoloRow row, ImmutableArray<string> names, double tolerancePixels)
    {
        if (!names.IsEmpty && row.Label >= names.Length)
            yield return One(VerifyFindingKind.UnknownClass, image.Source.LabelFile, row.Line, $"Class {row.Label} is not declared; there are {names.Length}, from 0.");
        int width = image.Content.WidthPixels > 0 ? image.Content.WidthPixels : AssumedPixels, height = image.Content.HeightPixels > 0 ? image.Content.HeightPixels : AssumedPixels;
        var box = new PixelBox(row.Box.X * width, row.Box.Y * height, row.Box.Width * width, row.Box.Height * height);
        if (box.IsDegenerate) yield return One(VerifyFindingKind.DegenerateBox, image.Source.LabelFile, row.Line, "The box has no area.");
        if (!box.IsWithin(width, height, tolerancePixels))
            yield return One(VerifyFindingKind.BoxOutOfImage, image.Source.LabelFile, row.Line, $"The box reaches from ({box.X:0.#}, {box.Y:0.#}) to ({box.Right:0.#}, {box.Bottom:0.#}), but the image has {width} x {height} pixels.");
    }

    private static VerifyFinding One(VerifyFindingKind kind, string file, int? line, string what) => new(kind, line is null ? $"{file}: {what}" : $"{file}:{line}: {what}", [file]);
}
