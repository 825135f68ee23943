using System.Collections.Immutable;
using System.Globalization;
using Ballast.Core;
using Ballast.Reporting;
using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>An inspection as one HTML page: counts, shapes, places, what is wrong, and pictures of every class with their boxes.</summary>
public static class InspectionPage
{
    private const int PicturesAClass = 4, MostClassesShown = 12, FindingsListed = 200;

    /// <summary>Writes the page; the file appears whole or not at all.</summary>
    /// <param name="inspection">What was counted.</param>
    /// <param name="path">The file; replaced when it exists.</param>
    public static void Write(DetectionInspection inspection, string path)
    {
        ArgumentNullException.ThrowIfNull(inspection);
        WholeFile.Write(path, System.Text.Encoding.UTF8.GetBytes(Render(inspection)));
    }

    private static string Render(DetectionInspection inspection)
    {
        PartContents whole = inspection.Whole;
        var counts = ClassCounts.Of([.. inspection.Dataset.Images.SelectMany(image => image.Annotations).Select(annotation => annotation.Label)], inspection.Dataset.Classes.Count);
        string lead = whole.AllBoxes == 0
            ? $"{Counted(whole.Images, "image")} without any object."
            : $"{Counted(whole.Images, "image")}, {Counted(whole.AllBoxes, "object")} of {Counted(inspection.Dataset.Classes.Count, "class", "classes")}"
                + (inspection.Dataset.Classes.Count > 1 ? $", the largest class {counts.ImbalanceRatio.ToString("0.0", CultureInfo.InvariantCulture)} times the smallest." : ".");
        return DataPage.Render(Path.GetFileName(Path.TrimEndingDirectorySeparator(inspection.Dataset.Root)), lead,
        [
            new("Images", Count(whole.Images)),
            new("Objects", Count(whole.AllBoxes)),
            new("Without objects", $"{Count(whole.Backgrounds)} ({Percent(whole.Backgrounds, whole.Images)})"),
            new("Findings", Count(inspection.Dataset.Findings.Length)),
        ],
        [
            new("Classes and parts", Classes(inspection)),
            new("Objects an image", [new PageBlock.Bars("Images by their number of objects", Histogram(inspection.ImagesByBoxes))]),
            new("Sizes and shapes", Shapes(inspection)),
            new("Places", [new PageBlock.Heat("Centres of all boxes, every image stretched to one square", PositionMap.Side, inspection.Positions.Cells)]),
            new("Classes together", Together(inspection)),
            new("Slices", Slices(inspection.Slices)),
            new("Pictures", Pictures(inspection.Dataset)),
            new("Findings", Findings(inspection.Dataset.Findings)),
        ]);
    }

    private static ImmutableArray<PageBlock> Classes(DetectionInspection inspection)
    {
        ImmutableArray<PartContents> parts = inspection.Parts.IsEmpty ? [] : inspection.Parts;
        ClassNames classes = inspection.Dataset.Classes;
        return
        [
            new PageBlock.Table(
                "Objects of each class", ["class", "objects", "share", "images", .. parts.Select(part => PartWords(part.Part!.Value))],
                [.. classes.Select((name, label) => (ImmutableArray<string>)
                [
                    name, Count(inspection.Whole.Boxes[label]), Percent(inspection.Whole.Boxes[label], inspection.Whole.AllBoxes), Count(inspection.Whole.ImagesWith[label]),
                    .. parts.Select(part => Count(part.Boxes[label])),
                ])]),
            .. parts.IsEmpty ? [] : (PageBlock[])[PartTable(parts)],
        ];
    }

    private static PageBlock.Table PartTable(ImmutableArray<PartContents> parts) => new(
        "Parts", ["part", "images", "with objects", "without", "objects"],
        [.. parts.Select(part => (ImmutableArray<string>)
            [PartWords(part.Part!.Value), Count(part.Images), Count(part.Images - part.Backgrounds), $"{Count(part.Backgrounds)} ({Percent(part.Backgrounds, part.Images)})", Count(part.AllBoxes)])]);

    private static ImmutableArray<PageBlock> Shapes(DetectionInspection inspection)
    {
        if (inspection.Whole.AllBoxes == 0) return [];
        IEnumerable<(string Name, BoxShapes Shapes)> rows = inspection.Dataset.Classes.Zip(inspection.ShapesByClass).Append(("all", inspection.Shapes));
        return
        [
            new PageBlock.Table(
                "Median (5th to 95th percentile)", ["class", "width, px", "height, px", "share of the image", "width : height", "small", "medium", "large"],
                [.. rows.Where(row => row.Shapes.Width.Count > 0).Select(row => (ImmutableArray<string>)
                [
                    row.Name, Range(row.Shapes.Width, "0.#"), Range(row.Shapes.Height, "0.#"), Range(row.Shapes.AreaShare, "0.00 %"), Range(row.Shapes.Aspect, "0.00"),
                    Count(row.Shapes.Small), Count(row.Shapes.Medium), Count(row.Shapes.Large),
                ])]),
            new PageBlock.Paragraph("Small, medium and large as in COCO: below 32², below 96², and from 96² square pixels."),
        ];
    }

    private static ImmutableArray<PageBlock> Together(DetectionInspection inspection)
    {
        ClassNames classes = inspection.Dataset.Classes;
        if (classes.Count < 2) return [];
        return
        [
            new PageBlock.Table(
                "Images that hold both classes", ["class", .. classes, "alone"],
                [.. classes.Select((name, label) => (ImmutableArray<string>)
                    [name, .. classes.Select((_, other) => Count(inspection.Together[label, other])), Count(inspection.Alone[label])])]),
            new PageBlock.Paragraph("Alone: images with objects of this class only. They become images without objects when the class is dropped."),
        ];
    }

    private static ImmutableArray<PageBlock> Slices(SliceRange? slices)
    {
        if (slices is null) return [];
        return
        [
            new PageBlock.Paragraph(
                $"{Counted(slices.Slices, "slice")} of {Counted(slices.Volumes.Length, "volume")}, of which {Counted(slices.Positive, "slice")} of {Counted(slices.PositiveVolumes, "volume")} with objects"
                + (slices.First is null ? "." : $", from number {slices.First} to {slices.Last}.")),
            .. slices.Percentiles.IsEmpty
                ? []
                : (PageBlock[])[new PageBlock.Table(
                    "Numbers of the slices with objects", ["percentile", .. slices.Percentiles.Select(each => $"{each.Percent}")],
                    [["slice", .. slices.Percentiles.Select(each => each.Slice.ToString("0.#", CultureInfo.InvariantCulture))]])],
        ];
    }

    private static ImmutableArray<PageBlock> Pictures(DetectionDataset dataset)
    {
        List<PageBlock> blocks = [];
        for (int label = 0; label < Math.Min(dataset.Classes.Count, MostClassesShown); label++)
        {
            DetectionImage[] holding = [.. dataset.Images.Where(image => image.FullPath is not null && image.Annotations.Any(annotation => annotation.Label == label))];
            if (holding.Length > 0) blocks.Add(new PageBlock.Pictures(dataset.Classes[label], Drawn(holding, dataset.Classes)));
        }

        DetectionImage[] empty = [.. dataset.Images.Where(image => image.FullPath is not null && !image.IsPositive)];
        if (empty.Length > 0) blocks.Add(new PageBlock.Pictures("without objects", Drawn(empty, dataset.Classes)));
        return [.. blocks];
    }

    /// <summary>A few images, evenly spread over the order of the dataset; one that cannot be read is left out.</summary>
    private static ImmutableArray<(ImmutableArray<byte>, string)> Drawn(DetectionImage[] images, ClassNames classes)
    {
        List<(ImmutableArray<byte>, string)> drawn = [];
        int count = Math.Min(PicturesAClass, images.Length);
        for (int i = 0; i < count; i++)
        {
            DetectionImage image = images[(int)((i + 0.5) / count * images.Length)];
            try
            {
                string objects = string.Join(", ", image.Annotations.GroupBy(annotation => annotation.Label).OrderBy(each => each.Key).Select(each => $"{each.Count()} {classes[each.Key]}"));
                drawn.Add((BoxPicture.Draw(image), objects.Length == 0 ? image.File : $"{image.File}: {objects}"));
            }
            catch (BallastException)
            {
                // The findings name what cannot be read; a page without its picture is still a page.
                continue;
            }
        }

        return [.. drawn];
    }

    private static ImmutableArray<PageBlock> Findings(ImmutableArray<DetectionFinding> findings)
    {
        if (findings.IsEmpty) return [];
        return
        [
            new PageBlock.Table("Kinds", ["kind", "count"], [.. findings.CountBy(finding => finding.Kind).OrderByDescending(each => each.Value).Select(each => (ImmutableArray<string>)[$"{each.Key}", Count(each.Value)])]),
            new PageBlock.Table(
                findings.Length > FindingsListed ? $"The first {FindingsListed} of {Count(findings.Length)}" : "All",
                ["file", "line", "kind", "what"],
                [.. findings.Take(FindingsListed).Select(finding => (ImmutableArray<string>)[finding.File, finding.Line?.ToString(CultureInfo.InvariantCulture) ?? "", $"{finding.Kind}", finding.Detail])]),
        ];
    }

    private static ImmutableArray<(string, long)> Histogram(ImmutableArray<int> imagesByBoxes)
    {
        const int mostRows = 20;
        if (imagesByBoxes.Length <= mostRows) return [.. imagesByBoxes.Select((count, boxes) => ($"{boxes}", (long)count))];
        // Many objects an image: equal steps, the first row still the images without objects.
        int step = (imagesByBoxes.Length + mostRows - 3) / (mostRows - 1);
        return
        [
            ("0", imagesByBoxes[0]),
            .. Enumerable.Range(0, (imagesByBoxes.Length - 2) / step + 1)
                .Select(bin => (From: 1 + bin * step, To: Math.Min((bin + 1) * step, imagesByBoxes.Length - 1)))
                .Select(bin => ($"{bin.From} to {bin.To}", imagesByBoxes.Skip(bin.From).Take(bin.To - bin.From + 1).Sum(count => (long)count))),
        ];
    }

    private static string PartWords(SplitPart part) => part switch { SplitPart.Train => "train", SplitPart.Validation => "validation", _ => "test" };

    private static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Counted(long count, string one, string? many = null) => $"{Count(count)} {(count == 1 ? one : many ?? one + "s")}";

    private static string Percent(long count, long total) => total == 0 ? "–" : (100.0 * count / total).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static string Range(Quantiles quantiles, string format) => string.Create(CultureInfo.InvariantCulture,
        $"{Number(quantiles.Median, format)} ({Number(quantiles.Lower, format)} to {Number(quantiles.Upper, format)})");

    private static string Number(double value, string format) => double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : "–";
}
