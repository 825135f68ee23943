namespace Ballast.Vision.Tests;

public sealed class RgbTests
{
    [Theory]
    [InlineData(0, 1, 1, 1, 0, 0)]
    [InlineData(60, 1, 1, 1, 1, 0)]
    [InlineData(120, 1, 1, 0, 1, 0)]
    [InlineData(240, 1, 0.5, 0, 0, 0.5)]
    [InlineData(30, 1, 1, 1, 0.5, 0)]
    [InlineData(200, 0, 0.25, 0.25, 0.25, 0.25)]
    public void Hue_saturation_and_value_become_red_green_and_blue(double hue, double saturation, double value, float red, float green, float blue)
    {
        Rgb colour = Rgb.FromHsv(hue, saturation, value);

        Assert.Equal(red, colour.Red, 1e-6);
        Assert.Equal(green, colour.Green, 1e-6);
        Assert.Equal(blue, colour.Blue, 1e-6);
    }

    [Fact]
    public void A_quarter_of_the_way_is_a_quarter_of_the_difference()
    {
        Assert.Equal(new Rgb(0.25f, 0.75f, 0.5f), new Rgb(0, 1, 0.5f).Towards(new Rgb(1, 0, 0.5f), 0.25));
    }
}
