namespace Ballast.Training.Tests;

public sealed class NetworkOptionsTests
{
    [Fact]
    public void Fewer_than_two_classes_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new NetworkOptions { Classes = 1 });

    [Fact]
    public void An_image_without_pixels_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new NetworkOptions { Classes = 2, ImageSizePixels = 0 });
}
