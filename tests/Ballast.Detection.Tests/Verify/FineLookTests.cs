using Ballast.Core;

namespace Ballast.Detection.Tests;

public sealed class FineLookTests
{
    private const int Side = 64;

    [Theory]
    [InlineData(1024, 128)]
    [InlineData(320, 128)]
    [InlineData(319, 96)]
    [InlineData(240, 96)]
    [InlineData(160, 64)]
    [InlineData(128, 48)]
    [InlineData(48, 48)]
    [InlineData(47, 32)]
    [InlineData(1, 32)]
    public void The_side_follows_the_smaller_image(int shortest, int side) => Assert.Equal(side, FineLook.SideFor(shortest));

    [Fact]
    public void An_image_is_alike_itself_however_it_is_turned()
    {
        float[] grey = Noise(1);
        for (var symmetry = Symmetry.None; (int)symmetry < PerceptualHash.Symmetries; symmetry++)
        {
            float[] turned = [.. Enumerable.Range(0, grey.Length).Select(place => grey[PerceptualHash.Source(place, symmetry, Side)])];
            // Means are summed in another order, so that a value between two steps may be rounded to the other.
            Assert.InRange(FineLook.Of(turned, Side).Likeness(FineLook.Of(grey, Side).Turned(symmetry)), 0.999, 1.0001);
        }
    }

    [Fact]
    public void Brightness_contrast_and_a_shift_by_a_pixel_change_little()
    {
        float[] grey = Noise(1), other = [.. grey.Select((_, i) => 0.6f * grey[Math.Max(0, i - 1)] + 40)];
        Assert.InRange(FineLook.Of(grey, Side).Likeness(FineLook.Of(other, Side)), 0.98, 1.0001);
    }

    [Fact]
    public void The_same_outlines_with_other_noise_are_not_alike()
    {
        float[] first = Noise(1), second = Noise(2);
        for (int y = 0; y < Side; y++)
            for (int x = 20; x < 24; x++)
                first[y * Side + x] = second[y * Side + x] = 250;
        Assert.Equal(0, Noisy(first).Likeness(Noisy(second)), 0.2);

        static FineLook Noisy(float[] grey) => FineLook.Of(grey, Side);
    }

    [Fact]
    public void Plain_and_nearly_plain_images_are_alike_nothing()
    {
        float[] plain = new float[Side * Side], speck = new float[Side * Side];
        speck[1000] = 255;
        Assert.Equal(0, FineLook.Of(plain, Side).Likeness(FineLook.Of(plain, Side)));
        Assert.Equal(0, FineLook.Of(speck, Side).Likeness(FineLook.Of(speck, Side)));
    }

    private static float[] Noise(uint seed)
    {
        var random = new ItemRandom(seed, 2);
        float[] grey = new float[Side * Side];
        for (int i = 0; i < grey.Length; i++) grey[i] = (float)random.NextUniform(100, 140);
        return grey;
    }
}
