using Ballast.Core;

namespace Ballast.Volumes;

/// <summary>What is the same in all slices of one drawn knee. Lengths are in halves of the picture's sides, from its centre.</summary>
internal sealed class KneeAnatomy
{
    private readonly double centre;
    private readonly double joint;
    private readonly double scale;
    private readonly double tilt;
    private readonly double phase;
    private readonly double fatThickness;
    private readonly float marrow;
    private readonly float muscle;
    private readonly float fat;

    internal KneeAnatomy(uint seed, string name)
    {
        Key = KeyOf(seed, name);
        var random = new ItemRandom(Key, 0x6B6E6565);
        centre = random.NextUniform(-0.05, 0.05);
        joint = random.NextUniform(-0.10, 0.06);
        scale = random.NextUniform(0.90, 1.10);
        tilt = random.NextUniform(-0.05, 0.05);
        phase = random.NextUniform(0, 2 * Math.PI);
        fatThickness = random.NextUniform(0.06, 0.15);
        marrow = (float)random.NextUniform(520, 680);
        muscle = (float)random.NextUniform(290, 390);
        fat = (float)random.NextUniform(780, 930);
    }

    /// <summary>The seed of the volume's slices.</summary>
    internal ulong Key { get; }

    /// <summary>The knee at a depth, −1 at the front and 1 at the back.</summary>
    internal KneeSection At(double depth) => new()
    {
        Centre = centre + 0.03 * depth,
        Joint = joint,
        Scale = scale,
        Tilt = tilt,
        Phase = phase + 1.5 * depth,
        BoneScale = Math.Sqrt(Math.Max(0.12, 1 - 0.75 * depth * depth)),
        LegScale = 1 - 0.10 * depth * depth,
        NotchDepth = 0.06 + 0.22 * Math.Clamp(0.5 + depth, 0, 1),
        FatThickness = fatThickness * (1 + 0.3 * depth * depth),
        Marrow = marrow,
        Muscle = muscle,
        Fat = fat,
    };

    /// <summary>FNV-1a over the name (draft-eastlake-fnv), so that the drawing is the same on every system.</summary>
    private static ulong KeyOf(uint seed, string name)
    {
        ulong hash = 0xCBF29CE484222325 ^ seed;
        foreach (char c in name) hash = (hash ^ c) * 0x100000001B3;
        return hash;
    }
}
