using Ballast.Core;
using OpenCvSharp;

namespace Ballast.Vision.Tests;

public sealed class LeafShapeTests
{
    public static TheoryData<int> Leaves => [.. Enumerable.Range(0, 40)];

    [Theory]
    [MemberData(nameof(Leaves))]
    public void A_leaf_lies_within_its_canvas_and_is_longer_than_wide(int number)
    {
        LeafShape shape = Draw(number);

        Assert.All(shape.Outline.Concat(shape.Midrib), point =>
        {
            Assert.InRange(point.X, 0, 192);
            Assert.InRange(point.Y, 0, 192);
        });
        double width = shape.Outline.Max(point => point.X) - shape.Outline.Min(point => point.X);
        double length = shape.Outline.Max(point => point.Y) - shape.Outline.Min(point => point.Y);
        Assert.InRange(width / length, 0.25, 1);
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Side_veins_and_named_points_lie_on_the_blade(int number)
    {
        LeafShape shape = Draw(number);
        Point2f[] outline = [.. shape.Outline.Select(point => new Point2f((float)point.X, (float)point.Y))];

        // The margin between two teeth may lie a pixel inside a straight line between points of the profile.
        Assert.All(shape.SideVeins.SelectMany(vein => vein), point => Assert.True(Inside(point) > -1.5));
        Assert.True(Inside(shape.At(0.5, -0.8)) > 0);
        Assert.True(Inside(shape.At(0.5, 0.8)) > 0);
        Assert.True(Inside(shape.At(0.5, 1.3)) < 0);

        double Inside(Point2d point) => Cv2.PointPolygonTest(outline, new Point2f((float)point.X, (float)point.Y), true);
    }

    private static LeafShape Draw(int number)
    {
        var random = new ItemRandom(11, (ulong)number);
        return new LeafShape(192, ref random);
    }
}
