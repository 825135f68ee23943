using Ballast.Core;
using OpenCvSharp;

namespace Ballast.Vision;

/// <summary>Draws the diseases. A quarter of the leaves are at an early stage: few, small and faint lesions.</summary>
internal static class Lesions
{
    private const double EarlyShare = 0.25;

    private static readonly Rgb Halo = new(0.76f, 0.68f, 0.24f);
    private static readonly Rgb Orange = new(0.72f, 0.36f, 0.09f);
    private static readonly Rgb RustBrown = new(0.45f, 0.19f, 0.06f);
    private static readonly Rgb OliveDark = new(0.19f, 0.19f, 0.10f);
    private static readonly Rgb Velvet = new(0.30f, 0.27f, 0.14f);
    private static readonly Rgb Powder = new(0.88f, 0.89f, 0.86f);
    private static readonly Rgb DeadBrown = new(0.35f, 0.22f, 0.12f);
    private static readonly Rgb DeadTan = new(0.53f, 0.39f, 0.24f);

    public static void Paint(DrawnLeaf leaf, LeafDisease disease, ref ItemRandom random)
    {
        double severity = random.Chance(EarlyShare) ? random.NextUniform(0.02, 0.16) : random.NextUniform(0.3, 1);
        switch (disease)
        {
            case LeafDisease.Healthy:
                break;
            case LeafDisease.Rust:
                Rust(leaf, severity, ref random);
                break;
            case LeafDisease.Scab:
                Scab(leaf, severity, ref random);
                break;
            case LeafDisease.Mildew:
                Mildew(leaf, severity, ref random);
                break;
            case LeafDisease.Blight:
                Blight(leaf, severity, ref random);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(disease), disease, "No such disease is drawn.");
        }
    }

    private static void Rust(DrawnLeaf leaf, double severity, ref ItemRandom random)
    {
        int count = 5 + (int)(200 * severity);
        double contrast = random.NextUniform(0.6, 1);
        Span<Vec2d> centres = stackalloc Vec2d[random.Between(2, 5)];
        foreach (ref Vec2d centre in centres)
        {
            centre = new Vec2d(random.NextUniform(0.15, 0.85), random.NextUniform(-0.7, 0.7));
        }

        for (int i = 0; i < count; i++)
        {
            Vec2d near = centres[random.NextIndex(centres.Length)];
            bool clustered = random.Chance(0.7);
            double along = clustered ? near.Item0 + 0.09 * random.Bell() : random.NextUniform(0.05, 0.95);
            double across = clustered ? near.Item1 + 0.22 * random.Bell() : random.NextUniform(-0.93, 0.93);
            var pustule = new Stamp
            {
                Centre = leaf.Shape.At(Math.Clamp(along, 0.03, 0.97), Math.Clamp(across, -0.95, 0.95)),
                RadiusPixels = leaf.Unit * random.NextUniform(1.0, 2.5),
                Colour = random.Near(Orange, 0.12),
                Strength = contrast,
                Elongation = random.NextUniform(0, 0.5),
                AngleRadians = random.NextUniform(0, Math.PI),
                Softness = 0.3,
                Roughness = 0.25,
            };
            (pustule with { RadiusPixels = 2.1 * pustule.RadiusPixels, Colour = Halo, Strength = 0.45 * contrast, Softness = 0.6 })
                .Paint(leaf.Colour, leaf.Grain);
            pustule.Paint(leaf.Colour, leaf.Grain);
            (pustule with { RadiusPixels = 0.45 * pustule.RadiusPixels, Colour = RustBrown, Strength = 0.7 * contrast })
                .Paint(leaf.Colour, leaf.Grain);
        }
    }

    private static void Scab(DrawnLeaf leaf, double severity, ref ItemRandom random)
    {
        int count = 1 + (int)(17 * severity * random.NextUniform(0.6, 1.2));
        double contrast = random.NextUniform(0.65, 0.95);
        for (int i = 0; i < count; i++)
        {
            var blotch = new Stamp
            {
                Centre = leaf.Shape.At(random.NextUniform(0.08, 0.93), random.NextUniform(-0.88, 0.88)),
                RadiusPixels = leaf.Unit * random.NextUniform(4.5, 9.0) * (0.7 + 0.6 * severity),
                Colour = random.Near(OliveDark, 0.15),
                Strength = contrast,
                Elongation = random.NextUniform(0, 0.5),
                AngleRadians = random.NextUniform(0, Math.PI),
                Softness = 0.28,
                Roughness = 0.55,
            };
            (blotch with { RadiusPixels = 2.2 * blotch.RadiusPixels, Strength = 0.35 * severity, Softness = 0.9 }).Paint(leaf.Colour, leaf.Mottle);
            blotch.Paint(leaf.Colour, leaf.Mottle);
            (blotch with { RadiusPixels = 0.55 * blotch.RadiusPixels, Colour = Velvet, Strength = 0.5, Softness = 0.6 })
                .Paint(leaf.Colour, leaf.Grain);
            Feather(leaf, blotch, ref random);
        }
    }

    /// <summary>Small dark flecks around a scab blotch: its edge is never clean.</summary>
    private static void Feather(DrawnLeaf leaf, Stamp blotch, ref ItemRandom random)
    {
        int flecks = random.Between(3, 8);
        for (int i = 0; i < flecks; i++)
        {
            double angle = random.NextUniform(0, Math.Tau);
            double reach = blotch.RadiusPixels * random.NextUniform(0.8, 1.45);
            (blotch with
            {
                Centre = new Point2d(blotch.Centre.X + reach * Math.Cos(angle), blotch.Centre.Y + reach * Math.Sin(angle)),
                RadiusPixels = Math.Max(0.8 * leaf.Unit, blotch.RadiusPixels * random.NextUniform(0.12, 0.3)),
                Strength = 0.8 * blotch.Strength,
            }).Paint(leaf.Colour, leaf.Grain);
        }
    }

    private static void Mildew(DrawnLeaf leaf, double severity, ref ItemRandom random)
    {
        int count = 1 + (int)(8 * severity);
        double contrast = random.NextUniform(0.45, 0.78) * (0.75 + 0.25 * severity);
        for (int i = 0; i < count; i++)
        {
            var patch = new Stamp
            {
                Centre = leaf.Shape.At(random.NextUniform(0.08, 0.92), random.NextUniform(-0.85, 0.85)),
                RadiusPixels = leaf.Unit * random.NextUniform(8, 17) * (0.8 + 0.7 * severity),
                Colour = random.Near(Powder, 0.04),
                Strength = contrast,
                Elongation = random.NextUniform(0, 0.6),
                AngleRadians = random.NextUniform(0, Math.PI),
                Softness = 0.65,
                Roughness = 0.65,
            };
            patch.Paint(leaf.Colour, leaf.Mottle);
            int grains = (int)(patch.RadiusPixels / leaf.Unit * 1.6);
            for (int k = 0; k < grains; k++)
            {
                (patch with
                {
                    Centre = new Point2d(
                        patch.Centre.X + 0.6 * patch.RadiusPixels * random.Bell(), patch.Centre.Y + 0.6 * patch.RadiusPixels * random.Bell()),
                    RadiusPixels = leaf.Unit * random.NextUniform(0.8, 2.6),
                    Strength = contrast * random.NextUniform(0.4, 1),
                    Softness = 0.5,
                }).Paint(leaf.Colour, leaf.Grain);
            }
        }
    }

    private static void Blight(DrawnLeaf leaf, double severity, ref ItemRandom random)
    {
        int count = 1 + (int)(3.6 * severity * random.NextUniform(0.5, 1.2));
        for (int i = 0; i < count; i++)
        {
            var lesion = new Stamp
            {
                Centre = leaf.Shape.At(random.NextUniform(0.12, 0.95), random.Sign() * random.NextUniform(0.5, 1.0)),
                RadiusPixels = leaf.Unit * (6 + 26 * severity) * random.NextUniform(0.7, 1.2),
                Colour = random.Near(DeadBrown, 0.12),
                Strength = random.NextUniform(0.75, 0.97),
                Elongation = random.NextUniform(0, 0.5),
                AngleRadians = random.NextUniform(0, Math.PI),
                Softness = 0.10,
                Roughness = 0.30,
            };
            Stamp pale = lesion with { RadiusPixels = 2.3 * lesion.RadiusPixels, Colour = Halo, Strength = 0.5 * severity, Softness = 0.9 };
            Stamp halo = lesion with { RadiusPixels = 1.35 * lesion.RadiusPixels, Colour = Halo, Strength = 0.6, Softness = 0.45 };
            pale.Paint(leaf.Colour, leaf.Mottle);
            halo.Paint(leaf.Colour, leaf.Mottle);
            lesion.Paint(leaf.Colour, leaf.Mottle);
            Rings(leaf, lesion, ref random);
        }
    }

    /// <summary>Concentric rings share the lesion's noise, so that they follow its outline.</summary>
    private static void Rings(DrawnLeaf leaf, Stamp lesion, ref ItemRandom random)
    {
        double step = Math.Max(2.6 * leaf.Unit, lesion.RadiusPixels * random.NextUniform(0.13, 0.2));
        bool light = true;
        for (double radius = lesion.RadiusPixels - step; radius > 0.6 * step; radius -= 0.5 * step)
        {
            (lesion with { RadiusPixels = radius, Colour = light ? DeadTan : DeadBrown, Strength = light ? 0.75 : 0.85, Softness = 0.08 })
                .Paint(leaf.Colour, leaf.Mottle);
            light = !light;
        }
    }
}
