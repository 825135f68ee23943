using Ballast.Core;

namespace Ballast.Vision;

/// <summary>The palette of one leaf, from young yellow-green over deep blue-green to the yellow of autumn.</summary>
internal readonly record struct LeafColours
{
    public required Rgb Main { get; init; }

    public required Rgb Second { get; init; }

    public required Rgb Vein { get; init; }

    public required Rgb Margin { get; init; }

    public required double VeinStrength { get; init; }

    public required double MarginStrength { get; init; }

    public required double Mottling { get; init; }

    public static LeafColours Draw(ref ItemRandom random)
    {
        double hue = random.NextUniform(88, 122);
        double saturation = random.NextUniform(0.48, 0.72);
        double value = random.NextUniform(0.40, 0.54) + (hue < 95 ? 0.06 : 0);
        Rgb main = Rgb.FromHsv(hue, saturation, value);
        bool reddish = random.Chance(0.12);
        Rgb pale = Rgb.FromHsv(hue - 14, saturation * 0.55, Math.Min(0.85, value * 1.5));
        return new LeafColours
        {
            Main = main,
            Second = Rgb.FromHsv(
                hue + random.NextUniform(-16, 10), saturation * random.NextUniform(0.8, 1.1), value * random.NextUniform(0.78, 1.15)),
            Vein = reddish ? pale.Towards(new Rgb(0.55f, 0.2f, 0.15f), 0.5) : pale,
            VeinStrength = random.NextUniform(0.35, 0.8),
            Margin = random.Chance(0.5) ? main.Times(0.7) : new Rgb(0.62f, 0.60f, 0.22f),
            MarginStrength = random.NextUniform(0, 0.5),
            Mottling = random.NextUniform(0.05, 0.14),
        };
    }
}
