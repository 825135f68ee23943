namespace Ballast.Reporting.Tests;

public sealed class FiguresTests
{
    [Fact]
    public void Differences_carry_a_sign_unless_they_round_to_nothing() => Assert.Equal(
        ["+0.058", "−0.021", "0.000", "0.000", "–"],
        new[] { 0.058, -0.021, 0.0004, -0.0004, double.NaN }.Select(Figures.Signed));

    [Fact]
    public void Times_read_as_people_say_them() => Assert.Equal(
        ["0.4 s", "41 s", "1 min 00 s", "3 min 20 s", "2 h 05 min", "–"],
        new[] { 0.4, 41.3, 59.7, 200, 7500, double.NaN }.Select(Figures.Seconds));

    [Fact]
    public void Sizes_read_in_binary_units() => Assert.Equal(["780 MiB", "1.00 GiB", "–"], new[] { 817889280, 1073741824, 0L }.Select(Figures.Bytes));

    [Fact]
    public void Small_p_values_are_not_called_zero() => Assert.Equal(["p < 0.001", "p = 0.001", "p = 1.000"], new[] { 0.0002, 0.001, 1 }.Select(Figures.PValue));

    [Fact]
    public void Counts_agree_with_their_noun() => Assert.Equal(["1 run", "2 runs", "1,200 runs"], new[] { 1L, 2, 1200 }.Select(count => Figures.Count(count, "run")));
}
