namespace Ballast.Volumes;

/// <summary>The inverse cosine transform of 8 × 8 coefficients in whole numbers, as libjpeg's accurate one (jidctint.c) rounds it.</summary>
internal static class InverseCosine
{
    private const int Fraction = 13;

    // The constants of Loeffler, Ligtenberg and Moschytz, times 2 to the 13.
    private const int F0298 = 2446, F0390 = 3196, F0541 = 4433, F0765 = 6270, F0899 = 7373, F1175 = 9633;
    private const int F1501 = 12299, F1847 = 15137, F1961 = 16069, F2053 = 16819, F2562 = 20995, F3072 = 25172;

    /// <summary>Transforms a block in place and writes its samples, clipped to their range.</summary>
    internal static void Transform(Span<int> block, int precision, Span<ushort> to, int stride)
    {
        // 12 bits leave room for one bit less between the passes.
        int between = precision == 8 ? 2 : 1, middle = 1 << (precision - 1), most = (1 << precision) - 1;
        for (int x = 0; x < 8; x++) Line(block[x..], 8, Fraction - between);
        for (int y = 0; y < 8; y++)
        {
            Span<int> row = block.Slice(8 * y, 8);
            Line(row, 1, Fraction + between + 3);
            for (int x = 0; x < 8; x++) to[y * stride + x] = (ushort)Math.Clamp(row[x] + middle, 0, most);
        }
    }

    private static void Line(Span<int> line, int step, int shift)
    {
        int a = line[2 * step], b = line[6 * step];
        int shared = (a + b) * F0541, low = shared - b * F1847, high = shared + a * F0765;
        int sum = (line[0] + line[4 * step]) << Fraction, difference = (line[0] - line[4 * step]) << Fraction;
        int e0 = sum + high, e3 = sum - high, e1 = difference + low, e2 = difference - low;

        int t0 = line[7 * step], t1 = line[5 * step], t2 = line[3 * step], t3 = line[step];
        int z1 = (t0 + t3) * -F0899, z2 = (t1 + t2) * -F2562, z3 = t0 + t2, z4 = t1 + t3;
        int z5 = (z3 + z4) * F1175;
        z3 = z3 * -F1961 + z5;
        z4 = z4 * -F0390 + z5;
        t0 = t0 * F0298 + z1 + z3;
        t1 = t1 * F2053 + z2 + z4;
        t2 = t2 * F3072 + z2 + z3;
        t3 = t3 * F1501 + z1 + z4;

        int half = 1 << (shift - 1);
        (line[0], line[7 * step]) = ((e0 + t3 + half) >> shift, (e0 - t3 + half) >> shift);
        (line[step], line[6 * step]) = ((e1 + t2 + half) >> shift, (e1 - t2 + half) >> shift);
        (line[2 * step], line[5 * step]) = ((e2 + t1 + half) >> shift, (e2 - t1 + half) >> shift);
        (line[3 * step], line[4 * step]) = ((e3 + t0 + half) >> shift, (e3 - t0 + half) >> shift);
    }
}
