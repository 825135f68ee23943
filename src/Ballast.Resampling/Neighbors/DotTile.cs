using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Ballast.Resampling;

/// <summary>The innermost kernel: the dot products of eight queries with a panel of <see cref="PanelWidth"/> points over a stretch of columns.</summary>
/// <remarks>Sums stay in registers: eight rows by two vectors where there are 32 vector registers (512 bits), four by two otherwise.</remarks>
internal static unsafe class DotTile
{
    public const int PanelWidth = 32, QueryHeight = 8;

    /// <summary>Writes to <paramref name="sums"/>, eight rows <paramref name="stride"/> apart, or adds to what is there.</summary>
    /// <param name="operands">What to multiply.</param>
    /// <param name="sums">[8, 32] within rows of <paramref name="stride"/>.</param>
    /// <param name="stride">The length of a row of sums.</param>
    /// <param name="add">Whether to add to the sums that are there.</param>
    public static void Multiply(in DotOperands operands, float* sums, int stride, bool add)
    {
        if (Vector512.IsHardwareAccelerated) ByEight<Lanes512>(operands, sums, stride, add);
        else if (Vector256.IsHardwareAccelerated) ByFour<Lanes256>(operands, sums, stride, add);
        else if (Vector128.IsHardwareAccelerated) ByFour<Lanes128>(operands, sums, stride, add);
        else ByFour<LanesScalar>(operands, sums, stride, add);
    }

    /// <summary>The tile in parts of four queries by two vectors.</summary>
    public static void ByFour<TLanes>(in DotOperands operands, float* sums, int stride, bool add)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int row = 0; row < QueryHeight; row += 4)
            for (int offset = 0; offset < PanelWidth; offset += 2 * TLanes.Count)
                Four<TLanes>(new DotOperands(operands.Queries + row, operands.QueryStride, operands.Panel + offset, operands.Columns), sums + row * stride + offset, stride, add);
    }

    /// <summary>The whole tile at once; for lanes of half a panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ByEight<TLanes>(in DotOperands operands, float* sums, int stride, bool add)
        where TLanes : struct, ILanes<TLanes>
    {
        nint step = operands.QueryStride;
        float* q = operands.Queries, p = operands.Panel, end = p + operands.Columns * PanelWidth;
        TLanes a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        TLanes e0 = default, e1 = default, f0 = default, f1 = default, g0 = default, g1 = default, h0 = default, h1 = default;
        for (; p < end; q += step, p += PanelWidth)
        {
            TLanes p0 = TLanes.Load(p), p1 = TLanes.Load(p + TLanes.Count);
            TLanes value = TLanes.Create(q[0]);
            a0 = TLanes.MultiplyAdd(value, p0, a0);
            a1 = TLanes.MultiplyAdd(value, p1, a1);
            value = TLanes.Create(q[1]);
            b0 = TLanes.MultiplyAdd(value, p0, b0);
            b1 = TLanes.MultiplyAdd(value, p1, b1);
            value = TLanes.Create(q[2]);
            c0 = TLanes.MultiplyAdd(value, p0, c0);
            c1 = TLanes.MultiplyAdd(value, p1, c1);
            value = TLanes.Create(q[3]);
            d0 = TLanes.MultiplyAdd(value, p0, d0);
            d1 = TLanes.MultiplyAdd(value, p1, d1);
            value = TLanes.Create(q[4]);
            e0 = TLanes.MultiplyAdd(value, p0, e0);
            e1 = TLanes.MultiplyAdd(value, p1, e1);
            value = TLanes.Create(q[5]);
            f0 = TLanes.MultiplyAdd(value, p0, f0);
            f1 = TLanes.MultiplyAdd(value, p1, f1);
            value = TLanes.Create(q[6]);
            g0 = TLanes.MultiplyAdd(value, p0, g0);
            g1 = TLanes.MultiplyAdd(value, p1, g1);
            value = TLanes.Create(q[7]);
            h0 = TLanes.MultiplyAdd(value, p0, h0);
            h1 = TLanes.MultiplyAdd(value, p1, h1);
        }

        Write(sums, a0, a1, add);
        Write(sums + stride, b0, b1, add);
        Write(sums + 2 * stride, c0, c1, add);
        Write(sums + 3 * stride, d0, d1, add);
        Write(sums + 4 * stride, e0, e1, add);
        Write(sums + 5 * stride, f0, f1, add);
        Write(sums + 6 * stride, g0, g1, add);
        Write(sums + 7 * stride, h0, h1, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four<TLanes>(in DotOperands operands, float* sums, int stride, bool add)
        where TLanes : struct, ILanes<TLanes>
    {
        nint step = operands.QueryStride;
        float* q = operands.Queries, p = operands.Panel, end = p + operands.Columns * PanelWidth;
        TLanes a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        for (; p < end; q += step, p += PanelWidth)
        {
            TLanes p0 = TLanes.Load(p), p1 = TLanes.Load(p + TLanes.Count);
            TLanes value = TLanes.Create(q[0]);
            a0 = TLanes.MultiplyAdd(value, p0, a0);
            a1 = TLanes.MultiplyAdd(value, p1, a1);
            value = TLanes.Create(q[1]);
            b0 = TLanes.MultiplyAdd(value, p0, b0);
            b1 = TLanes.MultiplyAdd(value, p1, b1);
            value = TLanes.Create(q[2]);
            c0 = TLanes.MultiplyAdd(value, p0, c0);
            c1 = TLanes.MultiplyAdd(value, p1, c1);
            value = TLanes.Create(q[3]);
            d0 = TLanes.MultiplyAdd(value, p0, d0);
            d1 = TLanes.MultiplyAdd(value, p1, d1);
        }

        Write(sums, a0, a1, add);
        Write(sums + stride, b0, b1, add);
        Write(sums + 2 * stride, c0, c1, add);
        Write(sums + 3 * stride, d0, d1, add);
    }

    private static void Write<TLanes>(float* sums, TLanes first, TLanes second, bool add)
        where TLanes : struct, ILanes<TLanes>
    {
        if (add)
        {
            TLanes.AddTo(sums, first);
            TLanes.AddTo(sums + TLanes.Count, second);
        }
        else
        {
            TLanes.Store(sums, first);
            TLanes.Store(sums + TLanes.Count, second);
        }
    }
}
