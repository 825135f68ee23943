using Ballast.Core;

namespace Ballast.Volumes.Tests;

public class GreyVolumeTests
{
    private static readonly MadeVolume Two = new(2, 2, [0, 12, 20, 30], [40, 50, 60, 100]);

    [Fact]
    public void Percentiles_are_those_of_the_whole_volume()
    {
        GreyVolume volume = GreyVolume.Of(Two, new GreyOptions { Window = new SliceWindow.Percentiles(0, 100) });
        // 255 × x / 100, rounded.
        Assert.Equal([0, 31, 51, 77], Render(volume, 0));
        Assert.Equal([102, 128, 153, 255], Render(volume, 1));
    }

    [Fact]
    public void Each_slice_may_use_all_greys()
    {
        GreyVolume volume = GreyVolume.Of(Two, new GreyOptions { Window = new SliceWindow.EachSlice() });
        Assert.Equal([0, 102, 170, 255], Render(volume, 0));
        Assert.Equal([0, 43, 85, 255], Render(volume, 1));
    }

    [Fact]
    public void Each_slice_may_be_clipped_before()
    {
        GreyVolume volume = GreyVolume.Of(Two, new GreyOptions { Window = new SliceWindow.EachSlice(new IntensityWindow(30, 60)) });
        Assert.Equal([0, 128, 255, 255], Render(volume, 1));
    }

    [Fact]
    public void The_window_of_the_file_is_taken_where_there_is_one()
    {
        var options = new GreyOptions { Window = new SliceWindow.FromFile(new SliceWindow.Fixed(new IntensityWindow(10.5, 21))) };
        Assert.Equal([0, 153, 255, 255], Render(GreyVolume.Of(Two, options), 0));
        var withWindow = new MadeVolume(2, 1, [0, 10]) { Window = new IntensityWindow(5.5, 11) };
        Assert.Equal([0, 255], Render(GreyVolume.Of(withWindow, options), 0));
    }

    [Fact]
    public void A_file_without_a_window_is_refused_where_there_is_no_other()
    {
        var options = new GreyOptions { Window = new SliceWindow.FromFile() };
        Assert.Equal("The volume 'made' asks for no window in its file. Choose a fixed window, or percentiles of the volume.", Assert.Throws<BallastException>(() => GreyVolume.Of(Two, options)).Message);
        var bad = new MadeVolume(1, 1, [0]) { Window = new IntensityWindow(5, 0) };
        Assert.Equal("The volume 'made' asks for a window of the centre 5 and the width 0, but a window needs finite numbers and a width of 1 or more. Choose a fixed window, or percentiles of the volume.",
            Assert.Throws<BallastException>(() => GreyVolume.Of(bad, options)).Message);
    }

    [Fact]
    public void A_volume_may_be_turned_upside_down_and_inverted()
    {
        var volume = new MadeVolume(2, 3, [0, 1, 2, 3, 4, 5]) { IsInverted = true };
        GreyVolume grey = GreyVolume.Of(volume, new GreyOptions { Window = new SliceWindow.Percentiles(0, 100), Orientation = SliceOrientation.UpsideDown });
        Assert.Equal([51, 0, 153, 102, 255, 204], Render(grey, 0));
    }

    [Fact]
    public void A_volume_of_one_value_or_of_none_is_black()
    {
        Assert.Equal([0, 0], Render(GreyVolume.Of(new MadeVolume(2, 1, [7, 7])), 0));
        Assert.Equal([0, 0], Render(GreyVolume.Of(new MadeVolume(2, 1, [float.NaN, float.NaN])), 0));
        Assert.Equal([0, 0], Render(GreyVolume.Of(new MadeVolume(2, 1, [float.NaN, 3]), new GreyOptions { Window = new SliceWindow.EachSlice() }), 0));
    }

    [Fact]
    public void Settings_that_make_no_sense_are_refused()
    {
        Assert.Equal("The window has the centre 5 and the width 0.5, but a window needs finite numbers and a width of 1 or more.",
            Assert.Throws<BallastException>(() => new SliceWindow.Fixed(new IntensityWindow(5, 0.5))).Message);
        Assert.Equal("The percentiles of the window are 5 and 5, but they must rise and lie between 0 and 100, for example 0.5 and 99.5.",
            Assert.Throws<BallastException>(() => new SliceWindow.Percentiles(5, 5)).Message);
        Assert.Equal("A slice has no orientation 5. Choose AsStored or UpsideDown.", Assert.Throws<BallastException>(() => new GreyOptions { Orientation = (SliceOrientation)5 }).Message);
        Assert.Equal("Slices cannot be made with 0 threads. Choose 1 or more.", Assert.Throws<BallastException>(() => new GreyOptions { Threads = 0 }).Message);
    }

    private static byte[] Render(GreyVolume volume, int index)
    {
        byte[] greys = new byte[volume.Source.WidthPixels * volume.Source.HeightPixels];
        volume.Render(index, greys);
        return greys;
    }
}
