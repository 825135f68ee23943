using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Ballast.Resampling;

/// <summary>The innermost kernel of support vectors: the dot products, in double, of eight points with a panel of sixteen.</summary>
internal static unsafe class KernelTile
{
    public const int PanelWidth = 16, QueryHeight = 8;

    /// <summary>Writes all dot products. Each is one sum in column order, so that the products of equal points are equal.</summary>
    /// <param name="queries">[columns, 8]</param>
    /// <param name="panel">[columns, 16]</param>
    /// <param name="columns">How many columns.</param>
    /// <param name="sums">[8, 16]</param>
    public static void Multiply(double* queries, double* panel, int columns, double* sums)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            MultiplyBy512(queries, panel, columns, sums);
            return;
        }

        for (int row = 0; row < QueryHeight; row += 4)
            for (int offset = 0; offset < PanelWidth; offset += Vector<double>.Count)
                MultiplyPortable(queries + row, panel + offset, columns, sums + row * PanelWidth + offset);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyBy512(double* q, double* p, int columns, double* sums)
    {
        Vector512<double> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        Vector512<double> e0 = default, e1 = default, f0 = default, f1 = default, g0 = default, g1 = default, h0 = default, h1 = default;
        for (int column = 0; column < columns; column++, q += QueryHeight, p += PanelWidth)
        {
            Vector512<double> p0 = Vector512.Load(p), p1 = Vector512.Load(p + 8);
            Vector512<double> value = Vector512.Create(q[0]);
            a0 = Vector512.FusedMultiplyAdd(value, p0, a0);
            a1 = Vector512.FusedMultiplyAdd(value, p1, a1);
            value = Vector512.Create(q[1]);
            b0 = Vector512.FusedMultiplyAdd(value, p0, b0);
            b1 = Vector512.FusedMultiplyAdd(value, p1, b1);
            value = Vector512.Create(q[2]);
            c0 = Vector512.FusedMultiplyAdd(value, p0, c0);
            c1 = Vector512.FusedMultiplyAdd(value, p1, c1);
            value = Vector512.Create(q[3]);
            d0 = Vector512.FusedMultiplyAdd(value, p0, d0);
            d1 = Vector512.FusedMultiplyAdd(value, p1, d1);
            value = Vector512.Create(q[4]);
            e0 = Vector512.FusedMultiplyAdd(value, p0, e0);
            e1 = Vector512.FusedMultiplyAdd(value, p1, e1);
            value = Vector512.Create(q[5]);
            f0 = Vector512.FusedMultiplyAdd(value, p0, f0);
            f1 = Vector512.FusedMultiplyAdd(value, p1, f1);
            value = Vector512.Create(q[6]);
            g0 = Vector512.FusedMultiplyAdd(value, p0, g0);
            g1 = Vector512.FusedMultiplyAdd(value, p1, g1);
            value = Vector512.Create(q[7]);
            h0 = Vector512.FusedMultiplyAdd(value, p0, h0);
            h1 = Vector512.FusedMultiplyAdd(value, p1, h1);
        }

        Store(sums, a0, a1, b0, b1);
        Store(sums + 2 * PanelWidth, c0, c1, d0, d1);
        Store(sums + 4 * PanelWidth, e0, e1, f0, f1);
        Store(sums + 6 * PanelWidth, g0, g1, h0, h1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyPortable(double* q, double* p, int columns, double* sums)
    {
        Vector<double> a = default, b = default, c = default, d = default;
        for (int column = 0; column < columns; column++, q += QueryHeight, p += PanelWidth)
        {
            Vector<double> points = Vector.Load(p);
            a = Vector.MultiplyAddEstimate(new Vector<double>(q[0]), points, a);
            b = Vector.MultiplyAddEstimate(new Vector<double>(q[1]), points, b);
            c = Vector.MultiplyAddEstimate(new Vector<double>(q[2]), points, c);
            d = Vector.MultiplyAddEstimate(new Vector<double>(q[3]), points, d);
        }

        a.Store(sums);
        b.Store(sums + PanelWidth);
        c.Store(sums + 2 * PanelWidth);
        d.Store(sums + 3 * PanelWidth);
    }

    private static void Store(double* sums, Vector512<double> first, Vector512<double> second, Vector512<double> third, Vector512<double> fourth)
    {
        first.Store(sums);
        second.Store(sums + 8);
        third.Store(sums + PanelWidth);
        fourth.Store(sums + PanelWidth + 8);
    }
}
