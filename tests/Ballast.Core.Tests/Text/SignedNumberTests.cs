namespace Ballast.Core.Tests;

public sealed class SignedNumberTests
{
    [Theory]
    [InlineData(0.1234, "+0.123")]
    [InlineData(-0.1236, "−0.124")]
    [InlineData(0, "0.000")]
    [InlineData(0.0004, "0.000")]
    [InlineData(-0.0004, "0.000")]
    [InlineData(-0.0006, "−0.001")]
    public void The_sign_goes_with_the_digits_that_are_shown(double value, string text) => Assert.Equal(text, SignedNumber.Of(value));
}
