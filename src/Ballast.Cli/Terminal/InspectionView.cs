using System.Globalization;
using Ballast.Core;
using Ballast.Detection;
using Ballast.Resampling;

namespace Ballast.Cli;

/// <summary>An inspection of a detection dataset, as tables and as JSON.</summary>
internal static class InspectionView
{
    public static void Show(DetectionInspection inspection)
    {
        Counts(inspection);
        if (inspection.Whole.AllBoxes > 0)
        {
            Console.WriteLine();
            Shapes(inspection);
            Console.WriteLine($"Objects an image: {Histogram(inspection)}.");
        }

        if (inspection.Slices is { } slices) Slices(slices);
        FindingsView.Show(inspection.Dataset.Findings);
    }

    public static void Counts(DetectionInspection inspection)
    {
        ClassNames classes = inspection.Dataset.Classes;
        Screen.Table(
            ["class", "objects", "share", "images", .. inspection.Parts.Select(part => Name(part.Part!.Value)), "alone"],
            [.. classes.Select((name, label) => (name, label)).OrderByDescending(each => inspection.Whole.Boxes[each.label]).Select(each => (IReadOnlyList<string>)
            [
                each.name, Amount.Of(inspection.Whole.Boxes[each.label]), Share(inspection.Whole.Boxes[each.label], inspection.Whole.AllBoxes), Amount.Of(inspection.Whole.ImagesWith[each.label]),
                .. inspection.Parts.Select(part => Amount.Of(part.Boxes[each.label])), Amount.Of(inspection.Alone[each.label]),
            ])]);
        Console.WriteLine();
        Screen.Table(
            ["part", "images", "with objects", "without", "objects"],
            [.. inspection.Parts.Append(inspection.Whole).Select(part => (IReadOnlyList<string>)
            [
                part.Part is { } named ? Name(named) : "all", Amount.Of(part.Images), Amount.Of(part.Images - part.Backgrounds),
                $"{Amount.Of(part.Backgrounds)} ({Share(part.Backgrounds, part.Images)})", Amount.Of(part.AllBoxes),
            ])]);
    }

    public static object Json(DetectionInspection inspection) => new
    {
        inspection.Dataset.Root,
        Classes = inspection.Dataset.Classes.Select((name, label) => new
        {
            Name = name,
            Objects = inspection.Whole.Boxes[label],
            Images = inspection.Whole.ImagesWith[label],
            ImagesAlone = inspection.Alone[label],
            Shapes = Json(inspection.ShapesByClass[label]),
        }),
        Whole = Json(inspection.Whole),
        Parts = inspection.Parts.ToDictionary(part => Name(part.Part!.Value), Json),
        inspection.ImagesByBoxes,
        Shapes = Json(inspection.Shapes),
        Positions = new { Columns = PositionMap.Side, inspection.Positions.Cells },
        Together = Enumerable.Range(0, inspection.Together.Classes).Select(first => Enumerable.Range(0, inspection.Together.Classes).Select(second => inspection.Together[first, second])),
        Slices = inspection.Slices is { } slices ? new { slices.First, slices.Last, slices.Slices, slices.Positive, Volumes = slices.Volumes.Length, slices.PositiveVolumes } : null,
        Findings = FindingsView.Json(inspection.Dataset.Findings),
    };

    public static void Filter(ClassFilter filter)
    {
        Console.WriteLine();
        Console.WriteLine($"Only {string.Join(", ", filter.Kept)}: {Amount.Of(filter.Boxes, "object")} in {Amount.Of(filter.Images, "image")}. Images that would lose all their objects: {Amount.Of(filter.Lost)}.");
    }

    private static void Shapes(DetectionInspection inspection) => Screen.Table(
        ["median (5 % to 95 %)", "width, px", "height, px", "share of image, %", "w : h", "small", "medium", "large"],
        [.. inspection.Dataset.Classes.Append("all").Zip(inspection.ShapesByClass.Append(inspection.Shapes)).Where(row => row.Second.Width.Count > 0).Select(row => (IReadOnlyList<string>)
        [
            row.First, Range(row.Second.Width, 1), Range(row.Second.Height, 1), Range(row.Second.AreaShare, 100), Range(row.Second.Aspect, 1),
            Amount.Of(row.Second.Small), Amount.Of(row.Second.Medium), Amount.Of(row.Second.Large),
        ])]);

    private static void Slices(SliceRange slices)
    {
        Console.WriteLine();
        Console.WriteLine($"{Amount.Of(slices.Slices, "slice")} of {Amount.Of(slices.Volumes.Length, "volume")}, of which {Amount.Of(slices.Positive, "slice")} of {Amount.Of(slices.PositiveVolumes, "volume")} with objects.");
        if (slices.First is null) return;
        Screen.Table(["slice number", "first", .. slices.Percentiles.Select(each => $"{each.Percent} %"), "last"],
            [["with objects", $"{slices.First}", .. slices.Percentiles.Select(each => each.Slice.ToString("0.#", CultureInfo.InvariantCulture)), $"{slices.Last}"]]);
    }

    private static string Histogram(DetectionInspection inspection)
    {
        int longest = Math.Min(inspection.ImagesByBoxes.Length, 6);
        int more = inspection.ImagesByBoxes.Skip(longest).Sum();
        return string.Join(", ", inspection.ImagesByBoxes.Take(longest).Select((images, boxes) => $"{boxes}: {Amount.Of(images)}")) + (more > 0 ? $", more: {Amount.Of(more)} (up to {inspection.ImagesByBoxes.Length - 1})" : "");
    }

    private static object Json(PartContents part) => new { part.Images, part.Backgrounds, part.Boxes, part.ImagesWith };

    private static object Json(BoxShapes shapes) => new
    {
        Width = Json(shapes.Width), Height = Json(shapes.Height), AreaShare = Json(shapes.AreaShare), Aspect = Json(shapes.Aspect), shapes.Small, shapes.Medium, shapes.Large,
    };

    // JSON has no NaN: a quantity without values is null.
    private static Quantiles? Json(Quantiles quantiles) => quantiles.Count == 0 ? null : quantiles;

    private static string Range(Quantiles quantiles, double times) => quantiles.Count == 0
        ? "–"
        : string.Create(CultureInfo.InvariantCulture, $"{times * quantiles.Median:0.##} ({times * quantiles.Lower:0.##} to {times * quantiles.Upper:0.##})");

    private static string Name(SplitPart part) => part switch { SplitPart.Train => "train", SplitPart.Validation => "val", _ => "test" };

    private static string Share(int count, int of) => of == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * count / of:0.0} %");
}
