namespace Ballast.Metrics.Tests;

public sealed class BootstrapOptionsTests
{
    [Fact]
    public void Values_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new BootstrapOptions { Resamples = 99 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BootstrapOptions { Confidence = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BootstrapOptions { Confidence = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BootstrapOptions { Confidence = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BootstrapOptions { Threads = 0 });
    }
}
