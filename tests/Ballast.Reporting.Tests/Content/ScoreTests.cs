using Ballast.Metrics;

namespace Ballast.Reporting.Tests;

public sealed class ScoreTests
{
    [Fact]
    public void A_score_alone_has_no_interval()
    {
        Assert.False(new Score(0.7).HasInterval);
        Assert.True(new Score(0.7, 0.6, 0.8).HasInterval);
    }

    [Fact]
    public void An_interval_upside_down_is_refused()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new Score(0.7, 0.8, 0.6));

        Assert.StartsWith("The interval 0.8 to 0.6 is upside down.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bootstrap_interval_is_taken_as_it_is() => Assert.Equal(new Score(0.7, 0.6, 0.8), Score.Of(new ScoreInterval(0.7, 0.6, 0.8, 2000)));
}
