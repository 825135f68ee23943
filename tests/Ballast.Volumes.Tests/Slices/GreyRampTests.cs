using Ballast.Core;

namespace Ballast.Volumes.Tests;

public class GreyRampTests
{
    [Theory]
    // PS3.3 C.11.2.1.2.1 with c = 2048 and w = 4096: black up to 0, white above 4095, and 255 × x / 4095 between.
    [InlineData(2048, 4096, -1, 0)]
    [InlineData(2048, 4096, 0, 0)]
    [InlineData(2048, 4096, 8, 0)]
    [InlineData(2048, 4096, 9, 1)]
    [InlineData(2048, 4096, 2047, 127)]
    [InlineData(2048, 4096, 2048, 128)]
    [InlineData(2048, 4096, 4095, 255)]
    [InlineData(2048, 4096, 5000, 255)]
    // The standard's note: c = 0 and w = 1 is black below 0 (up to −0.5), white above.
    [InlineData(0, 1, -0.5, 0)]
    [InlineData(0, 1, -0.25, 255)]
    [InlineData(0, 1, 0, 255)]
    // c = 600 and w = 1200: (600 − 599.5)/1199 + 0.5 = 0.500417; × 255 = 127.606.
    [InlineData(600, 1200, 600, 128)]
    [InlineData(600, 1200, 0, 0)]
    [InlineData(600, 1200, 1199, 255)]
    // Halves go up: c = 50.5 and w = 101 make 10 to 25.5.
    [InlineData(50.5, 101, 10, 26)]
    [InlineData(50.5, 101, 30, 77)]
    [InlineData(50.5, 101, 90, 230)]
    public void A_value_becomes_the_grey_of_DICOMs_linear_function(double centre, double width, float value, byte expected)
    {
        Assert.Equal(expected, Greys(GreyRamp.Of(new IntensityWindow(centre, width)), value));
        Assert.Equal(255 - expected, Greys(GreyRamp.Of(new IntensityWindow(centre, width)), value, isInverted: true));
    }

    [Fact]
    public void What_is_no_number_is_black_and_infinities_are_the_ends()
    {
        var ramp = GreyRamp.Between(0, 10);
        Assert.Equal(0, Greys(ramp, float.NaN));
        Assert.Equal(0, Greys(ramp, float.NaN, isInverted: true));
        Assert.Equal((0, 255), (Greys(ramp, float.NegativeInfinity), Greys(ramp, float.PositiveInfinity)));
        Assert.Equal(0, Greys(new GreyRamp(5, 0), 5));
        Assert.Equal(0, Greys(new GreyRamp(0, 0), float.NaN));
    }

    [Theory]
    [InlineData(600, 1200, false)]
    [InlineData(40, 80, true)]
    [InlineData(0.5, 1, false)]
    public void Many_values_at_once_are_what_the_formula_says(double centre, double width, bool isInverted)
    {
        var random = new ItemRandom(5, 6);
        float[] values = new float[1013];
        for (int i = 0; i < values.Length; i++) values[i] = i % 50 == 7 ? float.NaN : (float)random.NextUniform(centre - width, centre + width);
        byte[] greys = new byte[values.Length];
        GreyRamp.Of(new IntensityWindow(centre, width)).Apply(values, greys, isInverted);
        byte[] expected = [.. values.Select(x => Formula(x, centre, width)).Select((grey, i) => float.IsNaN(values[i]) ? (byte)0 : isInverted ? (byte)(255 - grey) : grey)];
        Assert.Equal(expected, greys);
    }

    /// <summary>The standard's three cases, in its words.</summary>
    private static byte Formula(double x, double c, double w)
    {
        if (x <= c - 0.5 - (w - 1) / 2) return 0;
        if (x > c - 0.5 + (w - 1) / 2) return 255;
        return (byte)Math.Floor(((x - (c - 0.5)) / (w - 1) + 0.5) * 255 + 0.5);
    }

    private static byte Greys(GreyRamp ramp, float value, bool isInverted = false)
    {
        byte[] greys = new byte[17];
        ramp.Apply(Enumerable.Repeat(value, 17).ToArray(), greys, isInverted);
        Assert.Equal(greys[0], greys[16]);
        return greys[0];
    }
}
