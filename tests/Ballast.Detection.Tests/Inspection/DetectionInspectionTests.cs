using Ballast.Core;
using Ballast.Resampling;
using Ballast.Vision;
using Xunit;

namespace Ballast.Detection.Tests;

public sealed class DetectionInspectionTests
{
    private static readonly DetectionDataset Dataset = new()
    {
        Root = "made",
        Classes = ClassNames.InGivenOrder(["tear", "cyst", "effusion"]),
        Images =
        [
            Image("a/IM3.png", SplitPart.Train, 3, (0, new PixelBox(0, 0, 20, 10)), (0, new PixelBox(90, 90, 10, 10)), (1, new PixelBox(0, 0, 100, 100))),
            Image("a/IM4.png", SplitPart.Train, 4, (0, new PixelBox(40, 40, 40, 40))),
            Image("a/IM5.png", SplitPart.Train, 5),
            Image("b/IM1.png", SplitPart.Test, 1),
            Image("b/IM7.png", SplitPart.Test, 7, (1, new PixelBox(10, 10, 10, 20))),
        ],
    };

    private readonly DetectionInspection inspection = DetectionInspection.Of(Dataset);

    [Fact]
    public void Each_part_is_counted()
    {
        Assert.Equal((5, 2, 5), (inspection.Whole.Images, inspection.Whole.Backgrounds, inspection.Whole.AllBoxes));
        Assert.Equal([SplitPart.Train, SplitPart.Test], inspection.Parts.Select(part => part.Part!.Value));
        Assert.Equal([3, 1, 0], inspection.Parts[0].Boxes);
        Assert.Equal([2, 1, 0], inspection.Parts[0].ImagesWith);
        Assert.Equal([0, 1, 0], inspection.Parts[1].Boxes);
    }

    [Fact]
    public void Boxes_an_image_shapes_and_places_are_counted()
    {
        Assert.Equal([2, 2, 0, 1], inspection.ImagesByBoxes);
        Assert.Equal((3, 1, 1), (inspection.Shapes.Small, inspection.Shapes.Medium, inspection.Shapes.Large));
        Assert.Equal(20, inspection.Shapes.Width.Median);
        Assert.Equal(0.02, inspection.ShapesByClass[0].AreaShare.Median, 12);
        Assert.Equal(2, inspection.ShapesByClass[0].Aspect.Maximum);
        Assert.True(double.IsNaN(inspection.ShapesByClass[2].Width.Median));
        Assert.Equal(5, inspection.Positions.Cells.Sum());
        // The centre (95, 95) of 100 × 100 pixels is in the last but one cell of 16 … 15.2.
        Assert.Equal(1, inspection.Positions.Cells[15 * PositionMap.Side + 15]);
    }

    [Fact]
    public void What_occurs_together_and_what_a_filter_loses_is_counted()
    {
        Assert.Equal((2, 1, 2), (inspection.Together[0, 0], inspection.Together[0, 1], inspection.Together[1, 1]));
        Assert.Equal([1, 1, 0], inspection.Alone);
        ClassFilter filter = ClassFilter.Of(Dataset, ["cyst"]);
        Assert.Equal((2, 2, 1), (filter.Images, filter.Boxes, filter.Lost));
        Assert.Equal(
            "'tears' is no class of this dataset. Its classes are tear, cyst, effusion.",
            Assert.Throws<BallastException>(() => ClassFilter.Of(Dataset, ["tears"])).Message);
    }

    [Fact]
    public void The_range_of_positive_slices_is_that_of_their_numbers()
    {
        SliceRange slices = inspection.Slices!;
        Assert.Equal((3, 7, 5, 3, 2), (slices.First, slices.Last, slices.Slices, slices.Positive, slices.PositiveVolumes));
        Assert.Equal(new VolumeSliceRange("a", 3, 2, 3, 4), slices.Volumes[0]);
        // numpy.percentile([3, 4, 7], [1, 25, 50, 99])
        Assert.Equal([3.02, 3.5, 4, 6.94], slices.Percentiles.Where(each => each.Percent is 1 or 25 or 50 or 99).Select(each => Math.Round(each.Slice, 10)));
    }

    [Fact]
    public void An_empty_dataset_has_nothing_of_anything()
    {
        DetectionInspection nothing = DetectionInspection.Of(Dataset with { Images = [] });
        Assert.Equal((0, 0), (nothing.Whole.Images, nothing.ImagesByBoxes.Length));
        Assert.Null(nothing.Slices);
    }

    private static DetectionImage Image(string file, SplitPart part, int slice, params (int Label, PixelBox Box)[] boxes) => new()
    {
        File = file,
        WidthPixels = 100,
        HeightPixels = 100,
        Group = file[..1],
        Slice = slice,
        Part = part,
        Annotations = [.. boxes.Select(each => new Annotation(each.Label, each.Box))],
    };
}
