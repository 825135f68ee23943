using System.Numerics;
using System.Runtime.Intrinsics;

namespace Ballast.Resampling;

/// <summary>The innermost kernel: the dot products of four queries with a panel of <see cref="PanelWidth"/> points over a stretch of columns.</summary>
internal static unsafe class DotTile
{
    public const int PanelWidth = 32, QueryHeight = 4;

    /// <summary>Adds to <paramref name="sums"/>, four rows <paramref name="stride"/> apart.</summary>
    /// <param name="queries">[columns, 4]</param>
    /// <param name="panel">[columns, 32]</param>
    /// <param name="columns">How many columns.</param>
    /// <param name="sums">[4, 32] within rows of <paramref name="stride"/>.</param>
    /// <param name="stride">The length of a row of sums.</param>
    public static void Add(float* queries, float* panel, int columns, float* sums, int stride)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            AddBy512(queries, panel, columns, sums, stride);
            return;
        }

        for (int offset = 0; offset < PanelWidth; offset += 2 * Vector<float>.Count) AddPortable(queries, panel + offset, columns, sums + offset, stride);
    }

    private static void AddBy512(float* q, float* p, int columns, float* sums, int stride)
    {
        Vector512<float> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        for (int column = 0; column < columns; column++, q += QueryHeight, p += PanelWidth)
        {
            Vector512<float> p0 = Vector512.Load(p), p1 = Vector512.Load(p + 16);
            Vector512<float> value = Vector512.Create(q[0]);
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
        }

        AddTo(sums, a0, a1);
        AddTo(sums + stride, b0, b1);
        AddTo(sums + 2 * stride, c0, c1);
        AddTo(sums + 3 * stride, d0, d1);
    }

    private static void AddPortable(float* q, float* p, int columns, float* sums, int stride)
    {
        Vector<float> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        for (int column = 0; column < columns; column++, q += QueryHeight, p += PanelWidth)
        {
            Vector<float> p0 = Vector.Load(p), p1 = Vector.Load(p + Vector<float>.Count);
            Vector<float> value = new(q[0]);
            a0 = Vector.MultiplyAddEstimate(value, p0, a0);
            a1 = Vector.MultiplyAddEstimate(value, p1, a1);
            value = new Vector<float>(q[1]);
            b0 = Vector.MultiplyAddEstimate(value, p0, b0);
            b1 = Vector.MultiplyAddEstimate(value, p1, b1);
            value = new Vector<float>(q[2]);
            c0 = Vector.MultiplyAddEstimate(value, p0, c0);
            c1 = Vector.MultiplyAddEstimate(value, p1, c1);
            value = new Vector<float>(q[3]);
            d0 = Vector.MultiplyAddEstimate(value, p0, d0);
            d1 = Vector.MultiplyAddEstimate(value, p1, d1);
        }

        AddTo(sums, a0, a1);
        AddTo(sums + stride, b0, b1);
        AddTo(sums + 2 * stride, c0, c1);
        AddTo(sums + 3 * stride, d0, d1);
    }

    private static void AddTo(float* sums, Vector512<float> first, Vector512<float> second)
    {
        (Vector512.Load(sums) + first).Store(sums);
        (Vector512.Load(sums + 16) + second).Store(sums + 16);
    }

    private static void AddTo(float* sums, Vector<float> first, Vector<float> second)
    {
        (Vector.Load(sums) + first).Store(sums);
        (Vector.Load(sums + Vector<float>.Count) + second).Store(sums + Vector<float>.Count);
    }
}
