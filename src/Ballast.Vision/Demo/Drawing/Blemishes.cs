using Ballast.Core;

namespace Ballast.Vision;

/// <summary>
/// What any leaf may have, sick or not: dirt, yellowing, dust, bruises, holes. They resemble early disease, which keeps the task from being
/// solved by colour alone.
/// </summary>
internal static class Blemishes
{
    private static readonly Rgb Yellow = new(0.74f, 0.66f, 0.22f);
    private static readonly Rgb Soil = new(0.24f, 0.18f, 0.12f);
    private static readonly Rgb Tan = new(0.50f, 0.38f, 0.20f);
    private static readonly Rgb Dust = new(0.78f, 0.77f, 0.72f);

    public static void Paint(DrawnLeaf leaf, ref ItemRandom random)
    {
        if (random.Chance(0.35))
        {
            Yellowing(leaf, ref random);
        }

        if (random.Chance(0.45))
        {
            DirtSpecks(leaf, ref random);
        }

        if (random.Chance(0.20))
        {
            DryTip(leaf, ref random);
        }

        if (random.Chance(0.22))
        {
            Bruises(leaf, ref random);
        }

        if (random.Chance(0.22))
        {
            DustFilm(leaf, ref random);
        }

        if (random.Chance(0.18))
        {
            Holes(leaf, ref random);
        }
    }

    private static void Yellowing(DrawnLeaf leaf, ref ItemRandom random)
    {
        int count = random.Between(1, 4);
        for (int i = 0; i < count; i++)
        {
            new Stamp
            {
                Centre = leaf.Shape.At(random.NextUniform(0.1, 1.0), random.Sign() * random.NextUniform(0.5, 1.1)),
                RadiusPixels = leaf.Unit * random.NextUniform(12, 34),
                Colour = random.Near(Yellow, 0.1),
                Strength = random.NextUniform(0.15, 0.6),
                Softness = 0.9,
                Roughness = 0.3,
            }.Paint(leaf.Colour, leaf.Mottle);
        }
    }

    private static void DirtSpecks(DrawnLeaf leaf, ref ItemRandom random)
    {
        int count = random.Between(2, 22);
        for (int i = 0; i < count; i++)
        {
            new Stamp
            {
                Centre = leaf.Shape.At(random.NextUniform(0.03, 0.98), random.NextUniform(-1, 1)),
                RadiusPixels = leaf.Unit * (0.7 + 2.2 * Math.Pow(random.NextDouble(), 3)),
                Colour = random.Near(random.Chance(0.3) ? Tan : Soil, 0.25),
                Strength = random.NextUniform(0.35, 0.95),
                Elongation = random.NextUniform(0, 0.8),
                AngleRadians = random.NextUniform(0, Math.PI),
                Roughness = 0.4,
            }.Paint(leaf.Colour, leaf.Grain);
        }
    }

    private static void DryTip(DrawnLeaf leaf, ref ItemRandom random) =>
        new Stamp
        {
            Centre = leaf.Shape.At(random.NextUniform(0.97, 1.05), 0),
            RadiusPixels = leaf.Unit * random.NextUniform(5, 15),
            Colour = random.Near(Tan, 0.15),
            Strength = random.NextUniform(0.5, 0.95),
            Softness = 0.3,
            Roughness = 0.4,
        }.Paint(leaf.Colour, leaf.Mottle);

    private static void Bruises(DrawnLeaf leaf, ref ItemRandom random)
    {
        int count = random.Between(1, 3);
        for (int i = 0; i < count; i++)
        {
            new Stamp
            {
                Centre = leaf.Shape.At(random.NextUniform(0.08, 0.95), random.NextUniform(-1, 1)),
                RadiusPixels = leaf.Unit * random.NextUniform(2, 6.5),
                Colour = random.Near(Tan.Towards(Soil, random.NextDouble()), 0.15),
                Strength = random.NextUniform(0.3, 0.75),
                Elongation = random.NextUniform(0, 2),
                AngleRadians = random.NextUniform(0, Math.PI),
                Softness = 0.35,
                Roughness = 0.45,
            }.Paint(leaf.Colour, leaf.Mottle);
        }
    }

    private static void DustFilm(DrawnLeaf leaf, ref ItemRandom random)
    {
        int count = random.Between(1, 3);
        for (int i = 0; i < count; i++)
        {
            new Stamp
            {
                Centre = leaf.Shape.At(random.NextUniform(0.1, 0.95), random.NextUniform(-0.9, 0.9)),
                RadiusPixels = leaf.Unit * random.NextUniform(12, 38),
                Colour = random.Near(Dust, 0.05),
                Strength = random.NextUniform(0.12, 0.34),
                Elongation = random.NextUniform(0, 1),
                AngleRadians = random.NextUniform(0, Math.PI),
                Softness = 0.95,
            }.Paint(leaf.Colour, leaf.Mottle);
        }
    }

    private static void Holes(DrawnLeaf leaf, ref ItemRandom random)
    {
        int count = random.Between(1, 3);
        for (int i = 0; i < count; i++)
        {
            var hole = new Stamp
            {
                Centre = leaf.Shape.At(random.NextUniform(0.1, 0.95), random.Sign() * random.NextUniform(0.2, 1.05)),
                RadiusPixels = leaf.Unit * random.NextUniform(2, 7),
                Colour = random.Near(Tan, 0.2),
                Strength = 1,
                Elongation = random.NextUniform(0, 0.7),
                AngleRadians = random.NextUniform(0, Math.PI),
                Roughness = 0.35,
            };
            (hole with { RadiusPixels = hole.RadiusPixels + 1.4 * leaf.Unit, Strength = 0.7 }).Paint(leaf.Colour, leaf.Mottle);
            hole.Pierce(leaf.Coverage, leaf.Mottle);
        }
    }
}
