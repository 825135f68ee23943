using Ballast.Core;

namespace Ballast.Vision.Tests;

public sealed class PixelFeaturesTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public void A_row_holds_red_green_blue_of_each_pixel()
    {
        ImageFile.WritePng(folder.At("a.png"), new RgbImage(2, 2, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]));

        Matrix<float> features = PixelFeatures.Of([folder.At("a.png")], 2);

        Assert.Equal((1, 12), (features.Rows, features.Columns));
        Assert.Equal([1f, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], features.Row(0).ToArray());
    }

    [Fact]
    public void Rows_follow_the_images_asked_for_at_32_pixels()
    {
        folder.WritePictures("a.png", "b.png", "c.png");
        var store = new ImageStore(new[] { "a.png", "b.png", "c.png" }.Select(folder.At), 64, 1 << 20);

        Matrix<float> features = PixelFeatures.Of(store, [2, 0]);

        Assert.Equal((2, 3072), (features.Rows, features.Columns));
        Assert.Equal(Pictures.Named("c.png").Pixels[..3].Select(value => (float)value), features.Row(0)[..3].ToArray());
        Assert.Equal(Pictures.Named("a.png").Pixels[..3].Select(value => (float)value), features.Row(1)[^3..].ToArray());
    }

    [Fact]
    public void Pixels_of_a_store_are_averaged_by_area()
    {
        ImageFile.WritePng(folder.At("a.png"), Pictures.Woven(8, 8));
        var store = new ImageStore([folder.At("a.png")], 8, 1 << 20);

        Assert.Equal(PixelFeatures.Of([folder.At("a.png")], 4).Row(0), PixelFeatures.Of(store, [0], 4).Row(0));
    }

    [Fact]
    public void The_result_does_not_depend_on_threads()
    {
        string[] names = [.. Enumerable.Range(0, 30).Select(i => $"{i}.png")];
        folder.WritePictures(names);

        Matrix<float> one = PixelFeatures.Of([.. names.Select(folder.At)], 32, 1), eight = PixelFeatures.Of([.. names.Select(folder.At)], 32, 8);

        Assert.Equal(one.Values, eight.Values);
    }

    public void Dispose() => folder.Dispose();
}
