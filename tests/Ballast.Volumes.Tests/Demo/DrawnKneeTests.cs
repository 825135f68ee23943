using Ballast.Core;

namespace Ballast.Volumes.Tests;

public class DrawnKneeTests
{
    [Fact]
    public void The_same_options_draw_the_same_knee_and_others_another()
    {
        var options = new DrawnKneeOptions { Slices = 3 };
        string knee = Hash(options);
        Assert.Equal(knee, Hash(options with { }));
        Assert.NotEqual(knee, Hash(options with { Seed = 43 }));
        Assert.NotEqual(knee, Hash(options with { Name = "other" }));
    }

    [Theory]
    [InlineData(100.0, 150.0, 24.5, 15.0)]
    [InlineData(0.0, 0.0, 3.0, 2.0)]
    [InlineData(-5.0, 310.0, 20.0, 40.0)]
    [InlineData(200.4, 100.4, 1.2, 1.2)]
    public void A_tear_is_bright_and_changes_only_pixels_with_their_centre_in_its_box(double x, double y, double width, double height)
    {
        var tear = new DrawnTear(1, x, y, width, height);
        using DrawnKnee without = new(new DrawnKneeOptions { Slices = 3 }), with = new(new DrawnKneeOptions { Slices = 3, Tears = [tear] });
        Assert.Equal(Hashes.Slice(without, 0), Hashes.Slice(with, 0));
        float[] before = Hashes.Slice(without, 1), after = Hashes.Slice(with, 1);
        float brightest = 0;
        for (int i = 0; i < before.Length; i++)
        {
            double column = i % 320 + 0.5, row = i / 320 + 0.5;
            bool isInside = column >= x && column < x + width && row >= y && row < y + height;
            if (isInside) brightest = Math.Max(brightest, after[i]);
            else Assert.Equal(before[i], after[i]);
        }

        Assert.InRange(brightest, 850, 1400);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-3.0)]
    public void A_box_without_area_draws_nothing(double height)
    {
        using DrawnKnee without = new(), with = new(new DrawnKneeOptions { Tears = [new DrawnTear(4, 100, 100, 20, height)] });
        Assert.Equal(Hashes.Slice(without, 4), Hashes.Slice(with, 4));
    }

    [Fact]
    public void A_knee_that_is_stored_upside_down_is_the_same_when_it_is_turned()
    {
        var options = new DrawnKneeOptions { Slices = 1, Tears = [new DrawnTear(0, 100, 90, 30, 20)] };
        using DrawnKnee knee = new(options), turned = new(options with { StoredAs = SliceOrientation.UpsideDown });
        Assert.NotEqual(Hashes.Slice(knee, 0), Hashes.Slice(turned, 0));
        Assert.Equal(GreyVolume.Of(knee).EncodePng(0), GreyVolume.Of(turned, new GreyOptions { Orientation = SliceOrientation.UpsideDown }).EncodePng(0));
    }

    [Theory]
    [InlineData(16, 16)]
    [InlineData(600, 90)]
    [InlineData(33, 1100)]
    public void A_knee_has_any_size_and_its_values_are_those_of_a_scan(int width, int height)
    {
        using var knee = new DrawnKnee(new DrawnKneeOptions { Slices = 2, WidthPixels = width, HeightPixels = height });
        foreach (float[] slice in Hashes.Slices(knee))
        {
            Assert.All(slice, value => Assert.InRange(value, 0, 1400));
            Assert.InRange(slice.Average(), 100, 700);
        }
    }

    [Fact]
    public void Settings_that_cannot_be_drawn_are_refused()
    {
        Assert.Equal("The drawn volume 'knee' has 36 slices, so there is no slice 36 for a tear. Choose a slice from 0 to 35.",
            Assert.Throws<BallastException>(() => new DrawnKnee(new DrawnKneeOptions { Tears = [new DrawnTear(36, 1, 1, 1, 1)] })).Message);
        Assert.Equal("The box of a tear in slice 2 of the drawn volume 'knee' is not finite. Give its edges in pixels.",
            Assert.Throws<BallastException>(() => new DrawnKnee(new DrawnKneeOptions { Tears = [new DrawnTear(2, double.NaN, 1, 1, 1)] })).Message);
        Assert.Equal("A drawn slice cannot have a side of 15 pixels. Choose 16 to 4096.", Assert.Throws<BallastException>(() => new DrawnKneeOptions { WidthPixels = 15 }).Message);
        Assert.Equal("A drawn volume cannot have 0 slices. Choose 1 to 10000.", Assert.Throws<BallastException>(() => new DrawnKneeOptions { Slices = 0 }).Message);
        Assert.Equal("The name of the drawn volume is empty. Give it a name.", Assert.Throws<BallastException>(() => new DrawnKneeOptions { Name = "" }).Message);
    }

    private static string Hash(DrawnKneeOptions options)
    {
        using var knee = new DrawnKnee(options);
        return Hashes.Of(knee);
    }
}
