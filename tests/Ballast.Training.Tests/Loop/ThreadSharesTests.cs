namespace Ballast.Training.Tests;

public sealed class ThreadSharesTests
{
    [Theory]
    [InlineData("shufflenet_v2", 32, 32, 2, 1)] // 0.04 · (32/224)² · 32 = 0.026 billion: one thread
    [InlineData("shufflenet_v2", 64, 32, 16, 2)] // 0.10 billion: two of sixteen
    [InlineData("resnet18", 64, 32, 2, 2)] // 1.81 · 0.0816 · 32 = 4.7 billion: all
    [InlineData("resnet18", 64, 32, 16, 8)] // four images a thread
    [InlineData("resnet18", 64, 2, 16, 1)]
    public void A_network_gets_as_many_threads_as_its_batch_keeps_busy(string network, int size, int batch, int processors, int expected)
    {
        var settings = new TrainingSettings { Network = NetworkName.Parse(network), ImageSizePixels = size, BatchSize = batch };
        Assert.Equal(expected, ThreadShares.Of(settings, processors).Step);
    }

    [Fact]
    public void A_stated_number_is_kept_and_images_get_the_processors_that_are_left()
    {
        Assert.Equal(new ThreadShares(3, 1), ThreadShares.Of(new TrainingSettings { Threads = 3 }, 2));
        Assert.Equal(new ThreadShares(1, 7), ThreadShares.Of(new TrainingSettings { Threads = 1 }, 8));
    }
}
