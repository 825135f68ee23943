using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ballast.Resampling;

/// <summary>The dot products of four rows, their numbers raised by 128, with a panel of 24 places: groups of four columns, a place after the other.</summary>
internal static unsafe class ByteTile
{
    public const int PanelWidth = 24, QueryHeight = 4, Raised = 128;

    private const int Group = 4 * PanelWidth;
    private const uint Flip = 0x80808080;

    /// <summary>Whether this machine multiplies bytes faster than floats.</summary>
    public static bool IsFast => AvxVnni.IsSupported;

    /// <summary>Writes to <paramref name="sums"/>, four rows <paramref name="stride"/> apart.</summary>
    /// <param name="rows">The first of four neighbouring places of a packed panel.</param>
    /// <param name="panel">[groups, 24, 4]</param>
    /// <param name="groups">How many groups of four columns.</param>
    /// <param name="sums">[4, 24] within rows of <paramref name="stride"/>.</param>
    /// <param name="stride">The length of a row of sums.</param>
    public static void Multiply(sbyte* rows, sbyte* panel, int groups, int* sums, int stride)
    {
        if (AvxVnni.IsSupported) ByVectors(rows, panel, groups, sums, stride);
        else OneByOne(rows, panel, groups, sums, stride);
    }

    /// <summary>In plain code.</summary>
    public static void OneByOne(sbyte* rows, sbyte* panel, int groups, int* sums, int stride)
    {
        for (int row = 0; row < QueryHeight; row++)
        {
            for (int place = 0; place < PanelWidth; place++)
            {
                int sum = 0;
                for (int group = 0; group < groups; group++)
                    for (int i = 0; i < 4; i++)
                        sum += (rows[group * Group + 4 * row + i] + Raised) * panel[group * Group + 4 * place + i];
                sums[row * stride + place] = sum;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ByVectors(sbyte* rows, sbyte* panel, int groups, int* sums, int stride)
    {
        Vector256<uint> flip = Vector256.Create(Flip);
        Vector256<int> a0 = default, a1 = default, a2 = default, b0 = default, b1 = default, b2 = default;
        Vector256<int> c0 = default, c1 = default, c2 = default, d0 = default, d1 = default, d2 = default;
        for (sbyte* end = panel + groups * Group; panel < end; panel += Group, rows += Group)
        {
            Vector256<sbyte> p0 = Vector256.Load(panel), p1 = Vector256.Load(panel + 32), p2 = Vector256.Load(panel + 64);
            Vector256<byte> numbers = (Vector256.Create(*(uint*)rows) ^ flip).AsByte();
            a0 = AvxVnni.MultiplyWideningAndAdd(a0, numbers, p0);
            a1 = AvxVnni.MultiplyWideningAndAdd(a1, numbers, p1);
            a2 = AvxVnni.MultiplyWideningAndAdd(a2, numbers, p2);
            numbers = (Vector256.Create(*(uint*)(rows + 4)) ^ flip).AsByte();
            b0 = AvxVnni.MultiplyWideningAndAdd(b0, numbers, p0);
            b1 = AvxVnni.MultiplyWideningAndAdd(b1, numbers, p1);
            b2 = AvxVnni.MultiplyWideningAndAdd(b2, numbers, p2);
            numbers = (Vector256.Create(*(uint*)(rows + 8)) ^ flip).AsByte();
            c0 = AvxVnni.MultiplyWideningAndAdd(c0, numbers, p0);
            c1 = AvxVnni.MultiplyWideningAndAdd(c1, numbers, p1);
            c2 = AvxVnni.MultiplyWideningAndAdd(c2, numbers, p2);
            numbers = (Vector256.Create(*(uint*)(rows + 12)) ^ flip).AsByte();
            d0 = AvxVnni.MultiplyWideningAndAdd(d0, numbers, p0);
            d1 = AvxVnni.MultiplyWideningAndAdd(d1, numbers, p1);
            d2 = AvxVnni.MultiplyWideningAndAdd(d2, numbers, p2);
        }

        Store(sums, a0, a1, a2);
        Store(sums + stride, b0, b1, b2);
        Store(sums + 2 * stride, c0, c1, c2);
        Store(sums + 3 * stride, d0, d1, d2);
    }

    private static void Store(int* sums, Vector256<int> first, Vector256<int> second, Vector256<int> third)
    {
        first.Store(sums);
        second.Store(sums + 8);
        third.Store(sums + 16);
    }
}
