using System.Collections.Immutable;

namespace Ballast.Detection;

/// <summary>
/// 64 bits that tell how an image looks: the signs of the lowest 8 × 8 frequencies of a 32 × 32 grey thumbnail (bit 0, the mean, is left 0). Scale, compression and brightness change few of
/// them; a mirrored or turned image has the same frequencies with known signs and places, so its hash is worked out without its pixels.
/// </summary>
internal static class PerceptualHash
{
    internal const int Side = 32;

    internal const int Symmetries = 8;

    private const int Low = 8;
    private const ulong OddColumns = 0xAAAA_AAAA_AAAA_AAAA, OddRows = 0xFF00_FF00_FF00_FF00, Mean = 1;

    private static readonly ImmutableArray<float> Cosines = [.. Enumerable.Range(0, Low * Side).Select(i => (float)Math.Cos(Math.PI * (i / Side) * (2 * (i % Side) + 1) / (2 * Side)))];

    /// <summary>The hash of a thumbnail.</summary>
    /// <param name="grey">Shape [32, 32].</param>
    internal static ulong Of(ReadOnlySpan<float> grey)
    {
        ReadOnlySpan<float> cosines = Cosines.AsSpan();
        Span<float> rows = stackalloc float[Side * Low];
        for (int y = 0; y < Side; y++)
            for (int u = 0; u < Low; u++)
                rows[y * Low + u] = Sum(grey.Slice(y * Side, Side), 1, cosines.Slice(u * Side, Side));
        ulong hash = 0;
        for (int v = 0; v < Low; v++)
            for (int u = 0; u < Low; u++)
                if (Sum(rows[u..], Low, cosines.Slice(v * Side, Side)) > 0)
                    hash |= 1UL << (v * Low + u);
        return hash & ~Mean;
    }

    /// <summary>The hash that the mirrored or turned image has.</summary>
    internal static ulong Turned(ulong hash, Symmetry symmetry)
    {
        if (symmetry.HasFlag(Symmetry.Transpose)) hash = Transposed(hash);
        if (symmetry.HasFlag(Symmetry.MirrorX)) hash ^= OddColumns;
        if (symmetry.HasFlag(Symmetry.MirrorY)) hash ^= OddRows;
        return hash & ~Mean;
    }

    /// <summary>The place in the image that shows what the turned image shows at a place.</summary>
    internal static int Source(int place, Symmetry symmetry, int side = Side)
    {
        int x = place % side, y = place / side;
        if (symmetry.HasFlag(Symmetry.MirrorX)) x = side - 1 - x;
        if (symmetry.HasFlag(Symmetry.MirrorY)) y = side - 1 - y;
        return symmetry.HasFlag(Symmetry.Transpose) ? x * side + y : y * side + x;
    }

    private static ulong Transposed(ulong hash)
    {
        ulong turned = 0;
        for (int v = 0; v < Low; v++)
            for (int u = 0; u < Low; u++)
                turned |= ((hash >> (v * Low + u)) & 1) << (u * Low + v);
        return turned;
    }

    private static float Sum(ReadOnlySpan<float> values, int stride, ReadOnlySpan<float> cosines)
    {
        float sum = 0;
        for (int i = 0; i < cosines.Length; i++) sum += values[i * stride] * cosines[i];
        return sum;
    }
}
