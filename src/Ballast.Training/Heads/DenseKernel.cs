using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Ballast.Core;

namespace Ballast.Training;

/// <summary>Products of rows of features with the weights of a linear classifier. Each number is summed in one order, whatever the threads.</summary>
internal static class DenseKernel
{
    private const int RowsAnItem = 32;

    /// <summary>The scores of all rows: W h + b, [n, k].</summary>
    public static void Scores(Matrix<float> features, Matrix<float> weights, ReadOnlySpan<float> bias, Matrix<float> scores)
    {
        float[] offsets = bias.ToArray();
        int items = (features.Rows + RowsAnItem - 1) / RowsAnItem;
        Parallel.For(0, items, item =>
        {
            int end = Math.Min(features.Rows, (item + 1) * RowsAnItem);
            for (int row = item * RowsAnItem; row < end; row++) Scores(features.Row(row), weights, offsets, scores.Row(row));
        });
    }

    /// <summary>The scores of one row: W h + b, [k].</summary>
    public static void Scores(ReadOnlySpan<float> row, Matrix<float> weights, ReadOnlySpan<float> bias, Span<float> scores)
    {
        ReadOnlySpan<float> table = weights.Values;
        int length = row.Length, label = 0;
        for (; label + 4 <= scores.Length; label += 4)
            FourDots(row, table.Slice(label * length, 4 * length), scores.Slice(label, 4));
        for (; label < scores.Length; label++) scores[label] = Dot(row, table.Slice(label * length, length));
        for (label = 0; label < scores.Length; label++) scores[label] += bias[label];
    }

    /// <summary>The sum of the products of two rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        ReadOnlySpan<Vector<float>> x = MemoryMarshal.Cast<float, Vector<float>>(a), y = MemoryMarshal.Cast<float, Vector<float>>(b[..a.Length]);
        Vector<float> sum = Vector<float>.Zero;
        for (int i = 0; i < x.Length; i++) sum += x[i] * y[i];
        float total = Vector.Sum(sum);
        for (int i = x.Length * Vector<float>.Count; i < a.Length; i++) total += a[i] * b[i];
        return total;
    }

    /// <summary>Adds four rows, each times its factor: target += Σ factor · row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddFour(Span<float> target, RowsOfFour rows, Vector4 factors)
    {
        int length = target.Length;
        Span<Vector<float>> sums = MemoryMarshal.Cast<float, Vector<float>>(target);
        ReadOnlySpan<Vector<float>> a = MemoryMarshal.Cast<float, Vector<float>>(rows.A[..length]), b = MemoryMarshal.Cast<float, Vector<float>>(rows.B[..length]);
        ReadOnlySpan<Vector<float>> c = MemoryMarshal.Cast<float, Vector<float>>(rows.C[..length]), d = MemoryMarshal.Cast<float, Vector<float>>(rows.D[..length]);
        Vector<float> fa = new(factors.X), fb = new(factors.Y), fc = new(factors.Z), fd = new(factors.W);
        for (int i = 0; i < sums.Length; i++) sums[i] = sums[i] + (a[i] * fa + b[i] * fb) + (c[i] * fc + d[i] * fd);
        for (int i = sums.Length * Vector<float>.Count; i < length; i++)
            target[i] = target[i] + (rows.A[i] * factors.X + rows.B[i] * factors.Y) + (rows.C[i] * factors.Z + rows.D[i] * factors.W);
    }

    /// <summary>Adds a row times a factor: target += factor · row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(Span<float> target, ReadOnlySpan<float> row, float factor)
    {
        Span<Vector<float>> sums = MemoryMarshal.Cast<float, Vector<float>>(target);
        ReadOnlySpan<Vector<float>> x = MemoryMarshal.Cast<float, Vector<float>>(row[..target.Length]);
        Vector<float> f = new(factor);
        for (int i = 0; i < sums.Length; i++) sums[i] += x[i] * f;
        for (int i = sums.Length * Vector<float>.Count; i < target.Length; i++) target[i] += row[i] * factor;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourDots(ReadOnlySpan<float> row, ReadOnlySpan<float> four, Span<float> dots)
    {
        int length = row.Length;
        ReadOnlySpan<float> wa = four[..length], wb = four.Slice(length, length), wc = four.Slice(2 * length, length), wd = four.Slice(3 * length, length);
        ReadOnlySpan<Vector<float>> x = MemoryMarshal.Cast<float, Vector<float>>(row);
        ReadOnlySpan<Vector<float>> a = MemoryMarshal.Cast<float, Vector<float>>(wa), b = MemoryMarshal.Cast<float, Vector<float>>(wb);
        ReadOnlySpan<Vector<float>> c = MemoryMarshal.Cast<float, Vector<float>>(wc), d = MemoryMarshal.Cast<float, Vector<float>>(wd);
        Vector<float> sa = Vector<float>.Zero, sb = Vector<float>.Zero, sc = Vector<float>.Zero, sd = Vector<float>.Zero;
        for (int i = 0; i < x.Length; i++)
        {
            Vector<float> h = x[i];
            sa += h * a[i];
            sb += h * b[i];
            sc += h * c[i];
            sd += h * d[i];
        }

        (dots[0], dots[1], dots[2], dots[3]) = (Vector.Sum(sa), Vector.Sum(sb), Vector.Sum(sc), Vector.Sum(sd));
        for (int i = x.Length * Vector<float>.Count; i < length; i++)
        {
            dots[0] += row[i] * wa[i];
            dots[1] += row[i] * wb[i];
            dots[2] += row[i] * wc[i];
            dots[3] += row[i] * wd[i];
        }
    }

    /// <summary>Four rows of equal length.</summary>
    public readonly ref struct RowsOfFour(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, ReadOnlySpan<float> d)
    {
        public readonly ReadOnlySpan<float> A = a, B = b, C = c, D = d;
    }
}
