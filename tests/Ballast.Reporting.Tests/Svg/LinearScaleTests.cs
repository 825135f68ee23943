namespace Ballast.Reporting.Tests;

public sealed class LinearScaleTests
{
    [Fact]
    public void Values_map_straight_also_upside_down() => Assert.Equal(75, new LinearScale((0, 4), (100, 0))[1]);

    [Fact]
    public void Ticks_are_one_two_or_five_times_a_power_of_ten_and_inside()
    {
        AssertTicks([0.55, 0.6, 0.65, 0.7], 0.54, 0.73);
        AssertTicks([0, 0.2, 0.4, 0.6, 0.8], 0, 0.9);
        AssertTicks([10, 20, 30, 40, 50], 1, 50);
        AssertTicks([-1, 0, 1, 2], -1.5, 2.2);

        static void AssertTicks(double[] expected, double from, double to) =>
            Assert.Equal(expected, new LinearScale((from, to), (0, 1)).Ticks(5), (left, right) => Math.Abs(left - right) < 1e-12);
    }

    [Fact]
    public void A_single_value_has_room_around_it() => Assert.Equal(50, new LinearScale((0.7, 0.7), (0, 100))[0.7], 9);

    [Fact]
    public void Covering_ignores_what_is_no_number()
    {
        Assert.Equal((1.0, 3.0), LinearScale.Covering([double.NaN, 1, 3, double.PositiveInfinity], 0));
        Assert.Equal((0.0, 1.0), LinearScale.Covering([double.NaN], 0.1));
    }
}
