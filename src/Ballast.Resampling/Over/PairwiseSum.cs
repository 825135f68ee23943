namespace Ballast.Resampling;

/// <summary>The sum of numbers in NumPy's order: eight interleaved sums in blocks of 128, blocks pairwise. Shares that end in a half round alike only then.</summary>
internal static class PairwiseSum
{
    private const int Block = 128;

    public static double Of(ReadOnlySpan<double> values)
    {
        if (values.Length < 8)
        {
            double sum = 0;
            foreach (double value in values) sum += value;
            return sum;
        }

        if (values.Length <= Block) return OfBlock(values);
        int half = values.Length / 2;
        half -= half % 8;
        return Of(values[..half]) + Of(values[half..]);
    }

    private static double OfBlock(ReadOnlySpan<double> values)
    {
        Span<double> sums = stackalloc double[8];
        values[..8].CopyTo(sums);
        int i = 8;
        for (; i < values.Length - values.Length % 8; i += 8)
            for (int lane = 0; lane < 8; lane++)
                sums[lane] += values[i + lane];
        double total = ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
        for (; i < values.Length; i++) total += values[i];
        return total;
    }
}
