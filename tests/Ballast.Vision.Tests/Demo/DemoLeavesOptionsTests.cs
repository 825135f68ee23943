namespace Ballast.Vision.Tests;

public sealed class DemoLeavesOptionsTests
{
    [Theory]
    [InlineData(31)]
    [InlineData(513)]
    public void A_size_out_of_range_is_refused(int size)
    {
        Assert.Equal(
            $"The demo's photos cannot be {size} pixels wide. Choose an ImageSizePixels from 32 to 512.",
            DemoFixture.MessageOf(() => _ = new DemoLeavesOptions { ImageSizePixels = size }));
    }

    [Fact]
    public void No_thread_is_refused()
    {
        Assert.Equal(
            "The demo cannot be drawn with 0 threads. Choose 1 or more.",
            DemoFixture.MessageOf(() => _ = new DemoLeavesOptions { Threads = 0 }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100_001)]
    public void A_count_out_of_range_is_refused_and_names_the_class(int count)
    {
        Assert.Equal(
            $"The demo cannot have {count} photos of class 'mildew'. Choose 1 to 100000.",
            DemoFixture.MessageOf(() => _ = new DemoLeavesCounts { Mildew = count }));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(4, 3)]
    [InlineData(4, 101)]
    public void A_range_of_photos_that_is_empty_or_too_wide_is_refused(int minimum, int maximum)
    {
        Assert.Equal(
            $"The demo cannot have {minimum} to {maximum} photos of a leaf. Choose a minimum of 1 or more and a maximum from there to 100.",
            DemoFixture.MessageOf(() => _ = new DemoPhotosPerLeaf(minimum, maximum)));
    }

    [Fact]
    public void The_total_is_the_sum_of_the_classes()
    {
        Assert.Equal(600 + 240 + 120 + 60 + 30, new DemoLeavesCounts().Total);
    }
}
