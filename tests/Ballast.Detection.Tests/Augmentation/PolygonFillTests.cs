namespace Ballast.Detection.Tests;

public sealed class PolygonFillTests
{
    [Fact]
    public void A_triangle_has_the_pixels_whose_centres_it_holds()
    {
        // Below the diagonal of 4 x 4: the centre (x + .5, y + .5) lies in it where x < y, and on the line where x = y.
        ushort[] values = new ushort[16];
        PolygonFill.Fill(values, 4, [(0, 0.1), (4, 4.1), (0, 4.1)], 7);
        Assert.Equal([0, 0, 0, 0, 7, 0, 0, 0, 7, 7, 0, 0, 7, 7, 7, 0], values.Select(value => (int)value));
        Assert.Equal(8, PolygonFill.Area([(0, 0), (4, 4), (0, 4)]));
    }

    [Fact]
    public void Outlines_that_share_an_edge_share_no_pixel_and_leave_no_gap()
    {
        ushort[] left = new ushort[100], right = new ushort[100];
        PolygonFill.Fill(left, 10, [(0, 0), (5.5, 0), (3.2, 10), (0, 10)], 1);
        PolygonFill.Fill(right, 10, [(5.5, 0), (10, 0), (10, 10), (3.2, 10)], 1);
        Assert.All(Enumerable.Range(0, 100), at => Assert.Equal(1, left[at] + right[at]));
    }

    [Fact]
    public void What_reaches_out_of_the_image_is_cut_off_and_a_hole_of_a_crossing_stays_open()
    {
        ushort[] values = new ushort[16];
        PolygonFill.Fill(values, 4, [(-5, -5), (9, -5), (9, 9), (-5, 9)], 3);
        Assert.All(values, value => Assert.Equal(3, value));
        ushort[] bow = new ushort[16];
        PolygonFill.Fill(bow, 4, [(0, 0), (4, 4), (4, 0), (0, 4)], 3);
        Assert.Equal((0, 3), (bow[1], bow[4]));
    }
}
