using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>What is in a detection dataset: images, boxes and classes of each part, shapes, places, and what occurs together.</summary>
public sealed record DetectionInspection
{
    /// <summary>The dataset.</summary>
    public required DetectionDataset Dataset { get; init; }

    /// <summary>The whole dataset.</summary>
    public required PartContents Whole { get; init; }

    /// <summary>The parts, in the order training, validation, test; empty where the dataset has none.</summary>
    public required ImmutableArray<PartContents> Parts { get; init; }

    /// <summary>How many images have 0, 1, 2 … objects.</summary>
    public required ImmutableArray<int> ImagesByBoxes { get; init; }

    /// <summary>Sizes and shapes of all boxes.</summary>
    public required BoxShapes Shapes { get; init; }

    /// <summary>Sizes and shapes of each class, in label order.</summary>
    public required ImmutableArray<BoxShapes> ShapesByClass { get; init; }

    /// <summary>Where the centres of all boxes lie.</summary>
    public required PositionMap Positions { get; init; }

    /// <summary>Which classes share images.</summary>
    public required CoOccurrence Together { get; init; }

    /// <summary>Images that hold objects of one class alone, in label order: they become backgrounds when the class is dropped.</summary>
    public required ImmutableArray<int> Alone { get; init; }

    /// <summary>Where in their volumes the positive slices lie; null where no image tells its volume and number.</summary>
    public required SliceRange? Slices { get; init; }

    /// <summary>Counts a dataset.</summary>
    /// <param name="dataset">The dataset; every label is a class of it.</param>
    public static DetectionInspection Of(DetectionDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        int classes = dataset.Classes.Count;
        (DetectionImage Image, PixelBox Box, int Label)[] boxes =
            [.. dataset.Images.SelectMany(image => image.Annotations, (image, annotation) => (image, annotation.Box, annotation.Label))];
        (DetectionImage, PixelBox)[] placed = [.. boxes.Select(each => (each.Image, each.Box))];
        ILookup<int, (DetectionImage, PixelBox)> byClass = boxes.ToLookup(each => each.Label, each => (each.Image, each.Box));
        CoOccurrence together = CoOccurrence.Of(dataset.Images, classes);
        return new DetectionInspection
        {
            Dataset = dataset,
            Whole = PartContents.Of(null, dataset.Images, classes),
            Parts = [.. Enum.GetValues<SplitPart>().Select(part => PartOf(dataset, part)).Where(part => part.Images > 0)],
            ImagesByBoxes = ByBoxes(dataset.Images),
            Shapes = BoxShapes.Of(placed),
            ShapesByClass = [.. Enumerable.Range(0, classes).Select(label => BoxShapes.Of([.. byClass[label]]))],
            Positions = PositionMap.Of(placed),
            Together = together,
            Alone = AloneIn(dataset.Images, classes),
            Slices = SlicesOf(dataset.Images),
        };
    }

    private static PartContents PartOf(DetectionDataset dataset, SplitPart part) =>
        PartContents.Of(part, [.. dataset.Images.Where(image => image.Part == part)], dataset.Classes.Count);

    private static ImmutableArray<int> ByBoxes(ImmutableArray<DetectionImage> images)
    {
        if (images.IsEmpty) return [];
        int[] counts = new int[images.Max(image => image.Annotations.Length) + 1];
        foreach (DetectionImage image in images) counts[image.Annotations.Length]++;
        return [.. counts];
    }

    private static ImmutableArray<int> AloneIn(ImmutableArray<DetectionImage> images, int classes)
    {
        int[] alone = new int[classes];
        foreach (DetectionImage image in images)
        {
            int[] present = [.. image.Annotations.Select(annotation => annotation.Label).Distinct().Take(2)];
            if (present is [int only]) alone[only]++;
        }

        return [.. alone];
    }

    private static SliceRange? SlicesOf(ImmutableArray<DetectionImage> images)
    {
        (string, int, bool)[] slices =
            [.. images.Where(image => image is { Group: not null, Slice: not null }).Select(image => (image.Group!, image.Slice!.Value, image.IsPositive))];
        return slices.Length == 0 ? null : SliceRange.Of(slices, images.Length - slices.Length);
    }
}
