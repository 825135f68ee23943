namespace Ballast.Detection.Tests;

public sealed class SliceNumberTests
{
    [Theory]
    [InlineData("images/IM12-01-02-00011.png", 12)]
    [InlineData("images/file1000001_017.png", 17)]
    [InlineData("images/plain.png", null)]
    [InlineData("images/a-7.png", 7)]
    [InlineData("images/IM99999999999999999999.png", null)]
    public void The_number_before_the_hyphen_counts_else_the_last(string file, int? number) => Assert.Equal(number, SliceNumber.Of(file));
}
