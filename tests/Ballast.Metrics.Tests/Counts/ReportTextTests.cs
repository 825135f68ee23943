using System.Numerics;
using CsCheck;

namespace Ballast.Metrics.Tests;

public sealed class ReportTextTests
{
    [Theory]
    [InlineData(.125, 2, "0.12")]
    [InlineData(.375, 2, "0.38")]
    [InlineData(.625, 2, "0.62")]
    [InlineData(.875, 2, "0.88")]
    [InlineData(.5, 0, "0")]
    [InlineData(1.5, 0, "2")]
    [InlineData(-.125, 2, "-0.12")]
    [InlineData(.725, 2, "0.72")]
    [InlineData(.285, 2, "0.28")]
    [InlineData(1, 2, "1.00")]
    [InlineData(0, 3, "0.000")]
    public void A_number_is_rounded_as_python_prints_it(double value, int digits, string expected) => Assert.Equal(expected, ReportText.Fixed(value, digits));

    [Fact]
    public void Every_multiple_of_a_power_of_two_is_rounded_half_to_even()
    {
        // j / 1024 to three digits: (1000 j + 512) / 1024 rounded down, in whole numbers, and one less where the half is exact and the result odd.
        Gen.Int[0, 1024].Sample(j =>
        {
            BigInteger rounded = BigInteger.DivRem(new BigInteger(1000L * j + 512), 1024, out BigInteger rest);
            if (rest == 0 && !rounded.IsEven) rounded--;
            Assert.Equal($"{(long)rounded / 1000}.{(long)rounded % 1000:000}", ReportText.Fixed(j / 1024.0, 3));
        });
    }
}
