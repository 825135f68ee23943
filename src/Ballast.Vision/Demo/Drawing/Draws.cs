using Ballast.Core;

namespace Ballast.Vision;

/// <summary>The draws that drawing needs, on top of the uniform ones.</summary>
internal static class Draws
{
    public static bool Chance(this ref ItemRandom random, double share) => random.NextDouble() < share;

    /// <summary>A whole number, both ends included.</summary>
    public static int Between(this ref ItemRandom random, int low, int high) => low + random.NextIndex(high - low + 1);

    public static double Sign(this ref ItemRandom random) => random.NextIndex(2) == 0 ? -1 : 1;

    /// <summary>A bell around 0 with standard deviation 1, cut at ±√18: the sum of six uniform numbers.</summary>
    public static double Bell(this ref ItemRandom random)
    {
        double sum = 0;
        for (int i = 0; i < 6; i++)
        {
            sum += random.NextDouble();
        }

        return (sum - 3) * Math.Sqrt(2);
    }

    /// <summary>A colour whose brightness and channels differ a little from a given one.</summary>
    public static Rgb Near(this ref ItemRandom random, Rgb colour, double spread)
    {
        double light = 1 + spread * random.Bell();
        return new Rgb(
            (float)Math.Clamp(colour.Red * light * (1 + spread * 0.3 * random.Bell()), 0, 1),
            (float)Math.Clamp(colour.Green * light * (1 + spread * 0.3 * random.Bell()), 0, 1),
            (float)Math.Clamp(colour.Blue * light * (1 + spread * 0.3 * random.Bell()), 0, 1));
    }
}
