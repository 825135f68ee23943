using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>Reads images of a detection dataset for augmentation.</summary>
public static class DetectionSamples
{
    /// <summary>Reads an image with its objects.</summary>
    /// <param name="image">The image.</param>
    /// <returns>
    /// Pixels and boxes; the <see cref="LabeledBox.Source"/> of a box is its place among the annotations, and boxes without area in the image are left out. Where an object has an outline there are
    /// masks: a pixel belongs to the outline that its centre is in, of several to the smallest.
    /// </returns>
    /// <exception cref="BallastException">There is no image file, or it cannot be read.</exception>
    public static LabeledImage Read(DetectionImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        string path = image.FullPath ?? throw new BallastException($"{image.File}: the dataset has annotations but no image file, so there is nothing to augment. Put the images beside the annotations.");
        RgbImage pixels = DicomImage.IsNamed(path) ? DicomImage.ReadRgb(path) : ImageFile.ReadRgb(path);
        var boxes = ImmutableArray.CreateBuilder<LabeledBox>();
        var outlines = new List<(int Box, ImmutableArray<(double X, double Y)> Polygon)>();
        for (int i = 0; i < image.Annotations.Length; i++)
        {
            Annotation annotation = image.Annotations[i];
            if (annotation.Box.Within(pixels.WidthPixels, pixels.HeightPixels).IsDegenerate) continue;
            if (!annotation.Polygon.IsEmpty) outlines.Add((boxes.Count, annotation.Polygon));
            boxes.Add(new LabeledBox(annotation.Label, annotation.Box, i));
        }

        return new LabeledImage(pixels, boxes.ToImmutable(), outlines.Count == 0 ? null : Masks(pixels, outlines));
    }

    /// <summary>The images of a dataset as partners of composites, read from their files each time.</summary>
    /// <param name="dataset">The dataset; take the training part of it only.</param>
    /// <param name="draw">How often each is drawn.</param>
    /// <exception cref="BallastException">Rare classes are asked for, and no image has an object.</exception>
    public static PartnerPool Pool(DetectionDataset dataset, PartnerDraw draw = PartnerDraw.Uniform)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        LabeledImage At(int index) => Read(dataset.Images[index]);
        if (draw == PartnerDraw.Uniform) return new PartnerPool(dataset.Images.Length, At);
        return new PartnerPool(PartnerPool.RarityWeights([.. dataset.Images.Select(image => image.Annotations.Select(annotation => annotation.Label))]).AsSpan(), At);
    }

    private static MaskMap Masks(RgbImage image, List<(int Box, ImmutableArray<(double X, double Y)> Polygon)> outlines)
    {
        ushort[] values = new ushort[image.WidthPixels * image.HeightPixels];
        foreach ((int box, ImmutableArray<(double X, double Y)> polygon) in outlines.OrderByDescending(each => PolygonFill.Area(each.Polygon)))
            PolygonFill.Fill(values, image.WidthPixels, polygon, checked((ushort)(box + 1)));
        return new MaskMap(image.WidthPixels, image.HeightPixels, values);
    }
}
