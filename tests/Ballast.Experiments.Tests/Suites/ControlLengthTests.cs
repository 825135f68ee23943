namespace Ballast.Experiments.Tests;

public sealed class ControlLengthTests
{
    [Theory]
    [InlineData(8720, 0)]
    [InlineData(8731, 0)] // ADASYN's rounding
    [InlineData(20000, 1)]
    [InlineData(21500, 1)]
    [InlineData(12000, -1)]
    [InlineData(2099, -1)] // class weights and focal loss add no steps
    public void A_technique_is_held_against_the_control_that_took_as_many_steps(int images, int expected) =>
        Assert.Equal(expected, ControlLength.Closest(images, [8720, 20000]));

    [Fact]
    public void Of_two_that_would_do_the_closer_one_is_taken() => Assert.Equal(1, ControlLength.Closest(1050, [1000, 1040]));
}
