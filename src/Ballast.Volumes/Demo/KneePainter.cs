using System.Buffers;

namespace Ballast.Volumes;

/// <summary>Paints the tissues of a section, row by row.</summary>
internal static class KneePainter
{
    private const float Skin = 420;
    private const float Cortex = 70;
    private const float Cartilage = 690;
    private const float Fluid = 800;
    private const float Meniscus = 110;
    private const float Ligament = 150;
    private const double CortexThickness = 0.022;
    private const double CartilageThickness = 0.024;
    private const double InnerMeniscus = 0.20;
    private const double Capsule = 0.38;

    internal static void Paint(KneeCanvas canvas, KneeSection knee)
    {
        float[] ends = ArrayPool<float>.Shared.Rent(2 * canvas.Width);
        Span<float> femurEnds = ends.AsSpan(0, canvas.Width), tibiaEnds = ends.AsSpan(canvas.Width, canvas.Width);
        for (int x = 0; x < canvas.Width; x++)
        {
            double u = U(canvas, knee, x), tilt = knee.Tilt * u;
            femurEnds[x] = (float)(knee.FemurEnd(u) + tilt);
            tibiaEnds[x] = (float)(knee.TibiaEnd(u) + tilt);
        }

        for (int y = 0; y < canvas.Height; y++)
        {
            double v = ((2 * (y + 0.5) / canvas.Height) - 1 - knee.Joint) / knee.Scale;
            Span<float> row = canvas.Row(y);
            PaintSoftTissue(canvas, knee, v, row);
            if (v < 0.1) PaintBone(canvas, knee, new Bone(knee.Femur(v), (float)v, -1), row, femurEnds);
            if (v > -0.1) PaintBone(canvas, knee, new Bone(knee.Tibia(v), (float)v, 1), row, tibiaEnds);
            if (v is > -0.5 and < 0.3) PaintJoint(canvas, knee, (float)v, row, ends);
        }

        ArrayPool<float>.Shared.Return(ends);
    }

    private static double U(KneeCanvas canvas, KneeSection knee, int x) => ((2 * (x + 0.5) / canvas.Width) - 1 - knee.Centre) / knee.Scale;

    /// <summary>The columns within half a width of the centre of the leg.</summary>
    private static Range Columns(KneeCanvas canvas, KneeSection knee, double halfWidth)
    {
        double middle = (1 + knee.Centre) * canvas.Width / 2, half = halfWidth * knee.Scale * canvas.Width / 2;
        int from = Math.Clamp((int)Math.Ceiling(middle - half - 0.5), 0, canvas.Width);
        int to = Math.Clamp((int)Math.Ceiling(middle + half - 0.5), from, canvas.Width);
        return from..to;
    }

    private static void PaintSoftTissue(KneeCanvas canvas, KneeSection knee, double v, Span<float> row)
    {
        double leg = knee.Leg(v);
        row.Clear();
        row[Columns(canvas, knee, leg)].Fill(Skin);
        row[Columns(canvas, knee, leg - 0.015)].Fill(knee.Fat);
        double muscle = leg - 0.02 - knee.FatThickness * (1 + 0.25 * Math.Sin(3 * v + knee.Phase));
        row[Columns(canvas, knee, muscle)].Fill(knee.Muscle);
        // Near the joint the muscles end; the capsule, fat and ligaments surround the bones.
        double near = 1 - v * v / (Capsule * Capsule), bone = v < 0 ? knee.Femur(v) : knee.Tibia(v);
        if (near <= 0) return;
        row[Columns(canvas, knee, Math.Min(muscle - 0.03, bone + 0.16 * Math.Sqrt(near)))].Fill(0.7f * knee.Fat);
        row[Columns(canvas, knee, bone + 0.035 * Math.Sqrt(near))].Fill(Ligament);
    }

    private static void PaintBone(KneeCanvas canvas, KneeSection knee, Bone bone, Span<float> row, ReadOnlySpan<float> ends)
    {
        Range outside = Columns(canvas, knee, bone.HalfWidth), inside = Columns(canvas, knee, bone.HalfWidth - CortexThickness);
        if (Math.Abs(bone.V) > 0.6)
        {
            row[outside].Fill(Cortex);
            row[inside].Fill(knee.Marrow);
            return;
        }

        for (int x = outside.Start.Value; x < outside.End.Value; x++)
        {
            float depth = bone.Direction * (bone.V - ends[x]);
            if (depth < 0) continue;
            bool isMarrow = depth > CortexThickness && x >= inside.Start.Value && x < inside.End.Value;
            row[x] = isMarrow ? knee.Marrow : Cortex;
        }
    }

    private static void PaintJoint(KneeCanvas canvas, KneeSection knee, float v, Span<float> row, ReadOnlySpan<float> ends)
    {
        Range columns = Columns(canvas, knee, 0.57 * knee.BoneScale);
        for (int x = columns.Start.Value; x < columns.End.Value; x++)
        {
            float below = v - ends[x], above = ends[canvas.Width + x] - v;
            if (below < 0 || above < 0) continue;
            double u = U(canvas, knee, x) / knee.BoneScale;
            row[x] = JointTissue(Math.Min(below, above), u, v);
        }
    }

    private static float JointTissue(float distance, double u, float v)
    {
        if (distance < CartilageThickness) return Cartilage;
        double side = Math.Abs(u);
        if (side > InnerMeniscus) return Meniscus;
        // In the notch the two cruciate ligaments cross, in fat and fluid.
        bool isLigament = Math.Abs(u - 0.35 * (v + 0.12)) < 0.025 || Math.Abs(u + 0.5 * (v + 0.16)) < 0.020;
        return isLigament ? Ligament : Fluid;
    }

    /// <summary>A bone in a row of the picture.</summary>
    /// <param name="HalfWidth">Half its width there.</param>
    /// <param name="V">The height of the row.</param>
    /// <param name="Direction">From its end at the joint, −1 for upwards and 1 for downwards.</param>
    private readonly record struct Bone(double HalfWidth, float V, int Direction);
}
