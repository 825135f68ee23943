using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>CCR's spheres round the samples of a class: their radii, and where they push samples of other classes.</summary>
internal sealed class CleaningSpheres<T>(Matrix<T> features, CcrOptions options)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The radius of each row's sphere.</summary>
    public double[] Radii(int[] rows, int[] others)
    {
        double[] radii = new double[rows.Length];
        ParallelWork.ForEach(rows.Length, options.Workers, place => radii[place] = Radius(rows[place], others));
        return radii;
    }

    /// <summary>Adds to the shift of each row of another class what spheres push it; null stands for no shift.</summary>
    public void Push(int[] rows, double[] radii, int[] others, double[]?[] shifts) => ParallelWork.ForEach(others.Length, options.Workers, place =>
    {
        int other = others[place];
        double[]? direction = null;
        for (int i = 0; i < rows.Length; i++)
        {
            double distance = TaxicabDistance.Within<T>(features.Row(rows[i]), features.Row(other), radii[i]);
            if (distance >= radii[i]) continue;
            double[] shift = shifts[other] ??= new double[features.Columns];
            direction ??= new double[features.Columns];
            PushOut((rows[i], other), radii[i], distance, direction);
            for (int column = 0; column < shift.Length; column++) shift[column] += direction[column];
        }
    });

    private void PushOut((int Center, int Other) pair, double radius, double distance, double[] push)
    {
        if (distance == 0)
        {
            // Both are at one place: the direction is drawn, by who they are, so that it does not depend on threads.
            var random = new ItemRandom(options.Seed, (ulong)pair.Center, (ulong)pair.Other);
            TaxicabSphere.Surface(push, radius, ref random);
            return;
        }

        ReadOnlySpan<T> from = features.Row(pair.Center), to = features.Row(pair.Other);
        double factor = radius / distance - 1;
        for (int column = 0; column < push.Length; column++) push[column] = factor * (double.CreateTruncating(to[column]) - double.CreateTruncating(from[column]));
    }

    private double Radius(int row, int[] others)
    {
        List<double> near = [];
        foreach (int other in others)
        {
            double distance = TaxicabDistance.Within<T>(features.Row(row), features.Row(other), options.Energy);
            if (distance < options.Energy) near.Add(distance);
        }

        near.Sort();
        return RadiusOf(near, options.Energy);
    }

    /// <summary>The radius r with r + Σ over samples inside of (r − distance) = energy.</summary>
    internal static double RadiusOf(List<double> ascending, double energy)
    {
        double spent = 0;
        for (int inside = 0; inside < ascending.Count; inside++)
        {
            double radius = (energy + spent) / (inside + 1);
            if (radius <= ascending[inside]) return radius;
            spent += ascending[inside];
        }

        return (energy + spent) / (ascending.Count + 1);
    }
}
