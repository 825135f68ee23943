namespace Ballast.Metrics.Tests;

public sealed class HolmTests
{
    [Fact]
    public void The_smallest_is_multiplied_by_all_and_the_next_by_one_less()
    {
        // Sorted 0.005, 0.01, 0.03, 0.04: 4 x 0.005 = 0.02; 3 x 0.01 = 0.03; 2 x 0.03 = 0.06; 1 x 0.04 = 0.04, raised to 0.06.
        double[] adjusted = Holm.Adjust([0.01, 0.04, 0.03, 0.005]);

        Assert.Equal([0.03, 0.06, 0.06, 0.02], adjusted, (left, right) => Math.Abs(left - right) < 1e-12);
    }

    [Fact]
    public void Nothing_exceeds_one() => Assert.Equal([1.0, 1.0, 1.0], Holm.Adjust([0.9, 0.5, 0.6]));

    [Fact]
    public void One_stays_as_it_is_and_none_stays_none()
    {
        Assert.Equal([0.04], Holm.Adjust([0.04]));
        Assert.Empty(Holm.Adjust([]));
    }
}
