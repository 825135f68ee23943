namespace Ballast.Vision;

/// <summary>Factors of hue, saturation and value in steps of 2⁻²¹, so that products with 8-bit values are whole numbers and exact everywhere.</summary>
internal readonly record struct HsvGains
{
    internal const int FractionBits = 21;

    internal HsvGains(double hue, double saturation, double value)
    {
        Hue = Fixed(hue);
        Saturation = Fixed(saturation);
        Value = Fixed(value);
    }

    internal int Hue { get; }

    internal int Saturation { get; }

    internal int Value { get; }

    private static int Fixed(double factor) => (int)Math.Round(factor * (1 << FractionBits));
}
