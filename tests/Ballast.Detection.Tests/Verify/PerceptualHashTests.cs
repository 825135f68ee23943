using System.Numerics;
using Ballast.Core;

namespace Ballast.Detection.Tests;

public sealed class PerceptualHashTests
{
    private const int Side = PerceptualHash.Side;

    [Fact]
    public void A_cosine_sets_the_bit_of_its_frequency()
    {
        // cos(pi u (2x + 1) / 64) has one frequency, (u, 0) in column u of row 0; the others are zero up to rounding, so only its own bit is looked at.
        for (int u = 1; u < 8; u++)
        {
            float[] grey = [.. Enumerable.Range(0, Side * Side).Select(i => (float)(128 + 100 * Math.Cos(Math.PI * u * (2 * (i % Side) + 1) / (2 * Side))))];
            Assert.Equal(1UL, (PerceptualHash.Of(grey) >> u) & 1);
            float[] inverse = [.. grey.Select(value => 256 - value)];
            Assert.Equal(0UL, (PerceptualHash.Of(inverse) >> u) & 1);
        }
    }

    [Fact]
    public void The_hash_of_a_turned_image_is_worked_out_without_its_pixels()
    {
        var random = new ItemRandom(1, 2);
        float[] grey = new float[Side * Side];
        for (int i = 0; i < grey.Length; i++) grey[i] = (float)random.NextUniform(0, 255);
        for (var symmetry = Symmetry.None; (int)symmetry < PerceptualHash.Symmetries; symmetry++)
        {
            float[] turned = [.. Enumerable.Range(0, grey.Length).Select(i => grey[PerceptualHash.Source(i, symmetry)])];
            // Sums are added in another order: a frequency that is nearly zero may change its sign.
            Assert.InRange(BitOperations.PopCount(PerceptualHash.Of(turned) ^ PerceptualHash.Turned(PerceptualHash.Of(grey), symmetry)), 0, 1);
        }
    }
}
