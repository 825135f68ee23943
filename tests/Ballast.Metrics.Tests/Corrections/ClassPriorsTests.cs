using Ballast.Core;

namespace Ballast.Metrics.Tests;

public sealed class ClassPriorsTests
{
    [Fact]
    public void Priors_are_the_shares_of_the_classes() =>
        Assert.Equal([.75, 0, .25], ClassPriors.Of(ClassCounts.FromCounts([6, 0, 2])));

    [Fact]
    public void No_sample_is_refused() =>
        Assert.Equal(
            "There is no sample, so classes have no shares. Priors need at least one sample.",
            Assert.Throws<BallastException>(() => ClassPriors.Of(ClassCounts.FromCounts([0, 0]))).Message);
}
