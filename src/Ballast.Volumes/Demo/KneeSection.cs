namespace Ballast.Volumes;

/// <summary>One section through a drawn knee. Lengths are in halves of the picture's sides, greys in the units of the scan.</summary>
internal sealed record KneeSection
{
    internal required double Centre { get; init; }

    internal required double Joint { get; init; }

    internal required double Scale { get; init; }

    internal required double Tilt { get; init; }

    internal required double Phase { get; init; }

    internal required double BoneScale { get; init; }

    internal required double LegScale { get; init; }

    internal required double NotchDepth { get; init; }

    internal required double FatThickness { get; init; }

    internal required float Marrow { get; init; }

    internal required float Muscle { get; init; }

    internal required float Fat { get; init; }

    /// <summary>Half the width of the leg at a height; negative heights are above the joint.</summary>
    internal double Leg(double v) => LegScale * (0.80 - 0.05 * Math.Cos(2.2 * v) + 0.02 * Math.Sin(4 * v + Phase));

    /// <summary>Half the width of the femur.</summary>
    internal double Femur(double v) => BoneScale * (0.25 + 0.30 * Step(-0.85, -0.30, v));

    /// <summary>Half the width of the tibia.</summary>
    internal double Tibia(double v) => BoneScale * (0.30 + 0.26 * (1 - Step(0.08, 0.65, v)));

    /// <summary>The lower end of the femur: two condyles beside the notch.</summary>
    internal double FemurEnd(double u)
    {
        double wide = Math.Abs(u) / (0.57 * BoneScale), notch = u / (0.12 * BoneScale);
        return -0.035 - 0.13 * Math.Pow(wide, 5) - NotchDepth * Math.Exp(-notch * notch * notch * notch);
    }

    /// <summary>The upper end of the tibia: a plateau with a spine in the middle.</summary>
    internal double TibiaEnd(double u)
    {
        double wide = Math.Abs(u) / (0.58 * BoneScale), spine = u / (0.07 * BoneScale);
        return 0.045 + 0.09 * Math.Pow(wide, 6) - 0.05 * Math.Exp(-spine * spine);
    }

    private static double Step(double from, double to, double value)
    {
        double t = Math.Clamp((value - from) / (to - from), 0, 1);
        return t * t * (3 - 2 * t);
    }
}
